package vn.chitieu.aggregation.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Id of a receipt: the partition and offset at which the broker put the update. Written {@code partition-offset}.
 *
 * @param partition 0 or more
 * @param offset 0 or more
 */
public record ReceiptId(int partition, long offset) implements Comparable<ReceiptId> {

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,5})-([0-9]{1,18})");

    public ReceiptId {
        if (partition < 0 || offset < 0) {
            throw new IllegalArgumentException(
                    "expected a partition and offset of 0 or more, got " + partition + "-" + offset);
        }
    }

    /**
     * Reads {@code 3-1207}.
     *
     * @throws IllegalArgumentException if the text is not such a receipt
     */
    public static ReceiptId parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected a receipt such as 3-1207, got " + text);
        }
        return new ReceiptId(Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    @Override
    public int compareTo(ReceiptId other) {
        int byPartition = Integer.compare(partition, other.partition);
        return byPartition != 0 ? byPartition : Long.compare(offset, other.offset);
    }

    @Override
    public String toString() {
        return partition + "-" + offset;
    }
}
