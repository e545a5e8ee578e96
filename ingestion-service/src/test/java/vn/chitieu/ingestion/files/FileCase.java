package vn.chitieu.ingestion.files;

import java.util.List;

/**
 * One file and what is to become of it when a ward sends it.
 *
 * @param name by which it is known
 * @param type what the sender's browser calls it
 * @param body its bytes
 * @param query parameters of the request, such as {@code numbers=vi}
 * @param code of the refusal of the whole; empty where it is read
 * @param rows what is understood, each {@code INDICATOR period value}, in their order; only of rows that are accepted
 * @param findings what is wrong, each {@code CODE cell}, in their order
 * @param says Vietnamese texts that the answer has
 */
public record FileCase(
        String name,
        String type,
        byte[] body,
        String query,
        String code,
        List<String> rows,
        List<String> findings,
        List<String> says) {

    static FileCase csv(String name, byte[] body) {
        return new FileCase(name, "text/csv", body, "", "", List.of(), List.of(), List.of());
    }

    static FileCase xlsx(String name, byte[] body) {
        return csv(name, body).as("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    }

    FileCase as(String otherType) {
        return new FileCase(name, otherType, body, query, code, rows, findings, says);
    }

    FileCase with(String parameters) {
        return new FileCase(name, type, body, parameters, code, rows, findings, says);
    }

    FileCase accepts(String... understood) {
        return new FileCase(name, type, body, query, code, List.of(understood), findings, says);
    }

    FileCase finds(String... wrong) {
        return new FileCase(name, type, body, query, code, rows, List.of(wrong), says);
    }

    FileCase isRefused(String whole) {
        return new FileCase(name, type, body, query, whole, rows, findings, says);
    }

    FileCase saying(String... texts) {
        return new FileCase(name, type, body, query, code, rows, findings, List.of(texts));
    }

    @Override
    public String toString() {
        return name;
    }
}
