package vn.chitieu.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Text of the receipt of one accepted update. */
final class ReceiptText {

    /** Outcomes with which another figure counts, against the intent of the sender. */
    private static final Set<String> NOT_COUNTED = Set.of("REJECTED", "CONFLICT");

    private final JsonNode json;

    ReceiptText(byte[] answer) {
        this.json = ResponseText.json(answer);
    }

    /** Returns whether it says what became of an update; anything else is the page of some proxy in between. */
    boolean isOne() {
        return json.path("outcome").isString() && json.path("receipt").isString();
    }

    /** Returns the line that is stored of it. */
    String line() {
        return json.toString();
    }

    String receipt() {
        return json.path("receipt").asString("");
    }

    String outcome() {
        return json.path("outcome").asString("");
    }

    boolean counts() {
        return !NOT_COUNTED.contains(outcome());
    }

    /** Returns one line for a person: the update, what became of it, why, and the totals that it is in. */
    String shown(ClientMessages messages) {
        List<String> parts = new ArrayList<>();
        parts.add(ResponseText.clean(receipt()));
        parts.add(ResponseText.clean(json.path("period").asString("")));
        parts.add(messages.outcome(outcome()));
        if (json.path("lateSince").isString()) {
            parts.add(messages.say(
                    "lateSince", messages.moment(json.path("lateSince").asString(""))));
        }
        if (json.path("error").isObject()) {
            parts.add(ResponseText.clean(json.path("error").path("message").asString("")) + " ("
                    + ResponseText.clean(json.path("error").path("code").asString("")) + ")");
        }
        if (json.path("conflict").isObject()) {
            parts.add(messages.say(
                    "conflict",
                    ResponseText.clean(json.path("conflict").path("first").asString("")),
                    String.join(", ", differences())));
        }
        if (!json.path("totals").isEmpty()) {
            parts.add(messages.say("totals", String.join(", ", totals())));
        }
        parts.removeIf(String::isEmpty);
        return String.join("  ", parts);
    }

    private List<String> differences() {
        List<String> fields = new ArrayList<>();
        json.path("conflict")
                .path("differs")
                .forEach(field ->
                        fields.add(ResponseText.clean(field.path("field").asString(""))));
        return fields;
    }

    private List<String> totals() {
        List<String> totals = new ArrayList<>();
        json.path("totals")
                .forEach(total ->
                        totals.add(ResponseText.clean(total.path("scope").asString("") + " "
                                + total.path("indicator").asString("") + " "
                                + total.path("quarter").asString("") + " #"
                                + total.path("revision").asLong(0))));
        return totals;
    }
}
