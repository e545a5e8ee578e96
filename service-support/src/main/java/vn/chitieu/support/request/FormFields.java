package vn.chitieu.support.request;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.chitieu.support.problem.ProblemException;
import vn.chitieu.support.problem.RequestProblem;

/** Reads {@code application/x-www-form-urlencoded} in UTF-8, strictly and within a bounded number of fields. Pure. */
final class FormFields {

    private static final int MOST_FIELDS = 50;

    private FormFields() {}

    /**
     * Returns the fields in their order, each with all its values.
     *
     * @throws ProblemException if it is no form in UTF-8 or has more than {@value #MOST_FIELDS} fields
     */
    static Map<String, String[]> parse(byte[] form) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        int count = 0;
        int start = 0;
        while (start < form.length) {
            int end = indexOf(form, '&', start, form.length);
            if (end > start) {
                if (++count > MOST_FIELDS) {
                    throw refused("at most " + MOST_FIELDS + " fields, got more");
                }
                int equals = indexOf(form, '=', start, end);
                fields.computeIfAbsent(text(form, start, equals), name -> new ArrayList<>())
                        .add(equals < end ? text(form, equals + 1, end) : "");
            }
            start = end + 1;
        }
        Map<String, String[]> parsed = new LinkedHashMap<>();
        fields.forEach((name, values) -> parsed.put(name, values.toArray(String[]::new)));
        return parsed;
    }

    private static int indexOf(byte[] form, char wanted, int from, int to) {
        int at = from;
        while (at < to && form[at] != wanted) {
            at++;
        }
        return at;
    }

    private static String text(byte[] form, int from, int to) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(to - from);
        for (int at = from; at < to; at++) {
            if (form[at] == '%') {
                bytes.write(16 * digit(form, at + 1, to) + digit(form, at + 2, to));
                at += 2;
            } else {
                bytes.write(form[at] == '+' ? ' ' : form[at]);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException other) {
            throw refused("a form in UTF-8, got another encoding");
        }
    }

    private static int digit(byte[] form, int at, int to) {
        int digit = at < to ? Character.digit(form[at], 16) : -1;
        if (digit < 0) {
            throw refused("two hexadecimal digits after each %, got others");
        }
        return digit;
    }

    private static ProblemException refused(String expected) {
        return new ProblemException(RequestProblem.BAD_REQUEST, "expected " + expected);
    }
}
