package vn.chitieu.client;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Text of the service's answers. What the service sends is untrusted: it is validated and cleaned before it is shown.
 */
final class ResponseText {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST_LINES = 200;

    private final ClientMessages messages;

    ResponseText(ClientMessages messages) {
        this.messages = messages;
    }

    /** Returns how many updates were not kept, rejected or to be confirmed; 0 where the answer does not say. */
    static int notKept(byte[] answer) {
        JsonNode json = json(answer);
        return json.path("rejected").asInt(0) + json.path("needConfirmation").asInt(0);
    }

    /** Returns whether it says how many updates were accepted, as the service does of every submission. */
    static boolean isSubmission(byte[] answer) {
        return json(answer).path("accepted").isIntegralNumber();
    }

    /** Returns the stable code of a refusal; empty where it is not one of the service. */
    static String code(byte[] answer) {
        return json(answer).path("code").asString("");
    }

    /** Returns the receipts of all that was accepted, in order. */
    static List<String> receipts(byte[] answer) {
        List<String> receipts = new ArrayList<>();
        json(answer).path("results").forEach(result -> {
            if (result.hasNonNull("receipt")) {
                receipts.add(result.get("receipt").asString());
            }
        });
        return receipts;
    }

    /** Returns the answer as lines for a person: how many, and of each refused or strange one where and why. */
    List<String> lines(byte[] answer) {
        JsonNode json = json(answer);
        List<String> lines = new ArrayList<>();
        if (json.has("accepted")) {
            lines.add(messages.say(
                    "counts",
                    json.path("accepted").asInt(0),
                    json.path("rejected").asInt(0),
                    json.path("notFilledIn").asInt(0)));
            if (json.path("needConfirmation").asInt(0) > 0) {
                lines.add(messages.say(
                        "toBeConfirmed", json.path("needConfirmation").asInt(0)));
            }
            long late = json.path("results")
                    .valueStream()
                    .filter(result -> result.hasNonNull("lateSince"))
                    .count();
            if (late > 0) {
                lines.add(messages.say("late", late));
            }
        } else {
            refusal(answer, json, lines);
        }
        for (JsonNode result : json.path("results")) {
            errors(result, lines);
        }
        return lines.size() > MOST_LINES
                ? append(lines.subList(0, MOST_LINES), messages.say("more", lines.size() - MOST_LINES))
                : lines;
    }

    /**
     * The service's own text for a clerk says what is wrong and what to do; older releases have it in English alone.
     */
    private void refusal(byte[] answer, JsonNode json, List<String> lines) {
        String code = code(answer);
        String title = messages.title(code, clean(json.path("title").asString("")));
        if (messages.areVietnamese() && json.hasNonNull("messageVi")) {
            lines.add(messages.say("problem", clean(json.path("messageVi").asString("")), clean(code)));
            return;
        }
        lines.add(messages.say("problem", title, clean(code)));
        lines.add("  " + clean(json.path("detail").asString(text(answer))));
        json.path("errors").forEach(error -> lines.add("  " + clean(error.asString(""))));
    }

    private void errors(JsonNode result, List<String> lines) {
        for (JsonNode error : result.path("errors")) {
            lines.add(line(result, error));
        }
        for (JsonNode warning : result.path("warnings")) {
            lines.add(line(result, warning));
        }
    }

    private String line(JsonNode result, JsonNode finding) {
        String english = finding.path("message").asString("");
        String message = messages.areVietnamese() ? finding.path("messageVi").asString(english) : english;
        return "  "
                + messages.say(
                        "error",
                        place(result, finding),
                        clean(message),
                        clean(finding.path("code").asString("")));
    }

    private String place(JsonNode result, JsonNode error) {
        List<String> place = new ArrayList<>();
        if (result.hasNonNull("sheet")) {
            place.add(messages.say("sheet", clean(result.get("sheet").asString(""))));
        }
        place.add(
                result.hasNonNull("row")
                        ? messages.say("row", result.get("row").asInt())
                        : messages.say("number", result.path("index").asInt(0) + 1));
        String column = error.path("column").asString(error.path("field").asString(""));
        if (!column.isEmpty()) {
            place.add(messages.say("column", clean(column)));
        }
        return String.join(", ", place);
    }

    private static List<String> append(List<String> lines, String last) {
        List<String> all = new ArrayList<>(lines);
        all.add(last);
        return all;
    }

    /** Returns the answer as JSON; an empty object where it is none. */
    static JsonNode json(byte[] answer) {
        try {
            return JSON.readTree(answer);
        } catch (JacksonException none) {
            return JSON.createObjectNode();
        }
    }

    private static String text(byte[] answer) {
        String text = new String(answer, StandardCharsets.UTF_8);
        return text.substring(0, Math.min(300, text.length()));
    }

    /** A terminal obeys control characters, so none of an answer gets there. */
    static String clean(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .map(character -> Character.isISOControl(character) || Character.getType(character) == Character.FORMAT
                        ? '?'
                        : character)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }
}
