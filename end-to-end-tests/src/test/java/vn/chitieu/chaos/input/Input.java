package vn.chitieu.chaos.input;

import java.util.List;
import java.util.Map;

/**
 * One request, file, or bundle of records of a history.
 *
 * @param number its place in the history, from 0
 * @param channel how it is sent
 * @param rows the updates; none of a target
 * @param target the fields of a target; none of updates
 */
public record Input(int number, Channel channel, List<Row> rows, Map<String, Object> target) {

    /** How an input is sent. */
    public enum Channel {
        /** JSON over HTTP. */
        JSON,
        /** A CSV file over HTTP. */
        CSV,
        /** A workbook over HTTP. */
        WORKBOOK,
        /** Records on the topics of the units. */
        KAFKA,
        /** A target over HTTP. */
        TARGET
    }

    /** Returns one line for the history. */
    public String describe() {
        return channel == Channel.TARGET
                ? "TARGET " + target
                : channel + " "
                        + rows.stream()
                                .map(row -> row.intent() + " " + row.fields())
                                .toList();
    }
}
