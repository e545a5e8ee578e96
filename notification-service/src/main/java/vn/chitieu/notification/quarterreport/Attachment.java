package vn.chitieu.notification.quarterreport;

import java.util.Arrays;
import java.util.Objects;

/** A file that goes with a report. Immutable. */
public final class Attachment {

    private final String name;
    private final String mediaType;
    private final byte[] bytes;

    /**
     * Takes a file.
     *
     * @param name its name, one line with a suffix and without a folder
     * @param mediaType such as {@code application/pdf}
     * @param bytes what is in it
     */
    public Attachment(String name, String mediaType, byte[] bytes) {
        this.name = Objects.requireNonNull(name);
        this.mediaType = Objects.requireNonNull(mediaType);
        this.bytes = bytes.clone();
    }

    /** Returns its name. */
    public String name() {
        return name;
    }

    /** Returns its media type. */
    public String mediaType() {
        return mediaType;
    }

    /** Returns a copy of what is in it. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Attachment file
                && name.equals(file.name)
                && mediaType.equals(file.mediaType)
                && Arrays.equals(bytes, file.bytes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, mediaType, Arrays.hashCode(bytes));
    }

    @Override
    public String toString() {
        return name + ", " + bytes.length + " bytes";
    }
}
