package vn.chitieu.ingestion.format;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** JSON tokens in the words of a message. */
final class JsonTokens {

    private JsonTokens() {}

    /** Returns what the parser stands on, such as {@code a number}. */
    static String name(JsonParser parser) {
        JsonToken token = parser.currentToken();
        if (token == null) {
            return "nothing";
        }
        return switch (token) {
            case START_OBJECT, END_OBJECT -> "an object";
            case START_ARRAY, END_ARRAY -> "an array";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case VALUE_NULL -> "null";
            default -> "something else";
        };
    }

    /** Returns what the parser stands on in Vietnamese, such as {@code số}. */
    static String vietnamese(JsonParser parser) {
        JsonToken token = parser.currentToken();
        if (token == null) {
            return "không có gì";
        }
        return switch (token) {
            case START_OBJECT, END_OBJECT -> "đối tượng";
            case START_ARRAY, END_ARRAY -> "mảng";
            case VALUE_STRING -> "chữ";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "số";
            case VALUE_TRUE, VALUE_FALSE -> "true hoặc false";
            default -> "nội dung khác";
        };
    }
}
