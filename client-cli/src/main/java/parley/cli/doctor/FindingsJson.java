package parley.cli.doctor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;

/** Findings, for programs. */
final class FindingsJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FindingsJson() {}

    static String of(List<Finding> findings) {
        ArrayNode all = JSON.createArrayNode();
        findings.forEach(finding -> all.addObject()
                .put("state", DoctorCommand.word(finding))
                .put("subject", finding.subject())
                .put("seen", finding.seen())
                .put("advice", finding.advice()));
        return all.toPrettyString() + "\n";
    }
}
