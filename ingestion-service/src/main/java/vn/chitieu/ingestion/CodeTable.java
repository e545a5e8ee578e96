package vn.chitieu.ingestion;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import vn.chitieu.ingestion.update.FindingCode;

/** All codes as text, for the OpenAPI description and {@code docs/codes.md}. */
final class CodeTable {

    private CodeTable() {}

    /** Returns two tables in Markdown: codes of requests, and codes of updates and targets. */
    static String markdown() {
        return "## Codes of a whole request\n\n| code | status | meaning | what to do | what a clerk reads |\n|---|---|---|---|---|\n"
                + Arrays.stream(IngestionProblemCode.values())
                        .map(code -> "| `%s` | %d | %s | %s | %s |\n"
                                .formatted(
                                        code,
                                        code.status().value(),
                                        code.title(),
                                        code.remedy(),
                                        code.vietnamese(Map.of())))
                        .collect(Collectors.joining())
                + "\n## Codes of one update or target\n\n| code | what to do | what a clerk reads |\n|---|---|---|\n"
                + Arrays.stream(FindingCode.values())
                        .map(code -> "| `%s` | %s | %s |\n".formatted(code, code.remedy(), code.vietnamese(Map.of())))
                        .collect(Collectors.joining());
    }
}
