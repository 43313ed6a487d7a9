import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Judges PDF files with veraPDF for as long as standard input lasts.
 *
 * Each line of input is a flavour (ua1, 2a, 2b, …), a tabulator and the path of a file; each is
 * answered with one line of JSON. Starting Java costs more than judging a small file, so one
 * process judges all files of a test run.
 */
public final class Judge {
    private static final int FAILURES_SHOWN = 50;

    public static void main(String[] arguments) throws Exception {
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err); // what libraries print must not come between answers
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        ObjectMapper json = new ObjectMapper();
        BufferedReader questions =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = questions.readLine(); line != null; line = questions.readLine()) {
            String[] question = line.split("\t", 2);
            answers.println(json.writeValueAsString(judge(question[0], question[1])));
        }
    }

    private static Map<String, Object> judge(String flavourName, String path) {
        Map<String, Object> verdict = new LinkedHashMap<>();
        List<Map<String, Object>> failures = new ArrayList<>();
        PDFAFlavour flavour = PDFAFlavour.fromString(flavourName);
        verdict.put("compliant", false);
        verdict.put("assertions", 0);
        verdict.put("failures", failures);
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(path), flavour);
                PDFAValidator validator =
                        Foundries.defaultInstance()
                                .createValidator(flavour, FAILURES_SHOWN, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            verdict.put("compliant", result.isCompliant());
            verdict.put("assertions", result.getTotalAssertions());
            for (TestAssertion assertion : result.getTestAssertions()) {
                failures.add(described(assertion));
            }
        } catch (Exception fault) {
            verdict.put("fault", fault.toString());
        }
        return verdict;
    }

    private static Map<String, Object> described(TestAssertion assertion) {
        Map<String, Object> failure = new LinkedHashMap<>();
        failure.put("clause", assertion.getRuleId().getClause());
        failure.put("test", assertion.getRuleId().getTestNumber());
        failure.put("message", assertion.getMessage());
        failure.put("context", assertion.getLocation().getContext());
        return failure;
    }
}
