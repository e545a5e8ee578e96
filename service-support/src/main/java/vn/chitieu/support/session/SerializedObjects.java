package vn.chitieu.support.session;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Objects of Spring Security as bytes, in Java's own serialization, which is the form that it keeps stable between
 * releases. Only classes of Java's values and collections, of Spring Security and of this product are read.
 */
public final class SerializedObjects {

    private static final Logger LOG = LoggerFactory.getLogger(SerializedObjects.class);
    private static final ObjectInputFilter KNOWN =
            ObjectInputFilter.Config.createFilter("maxdepth=40;maxrefs=5000;maxbytes=262144;"
                    + "java.lang.*;java.util.**;java.time.**;java.net.URL;java.net.URI;java.math.*;"
                    + "org.springframework.security.**;vn.chitieu.**;!*");

    private SerializedObjects() {}

    /**
     * Returns an object as bytes.
     *
     * @throws IllegalArgumentException if a part of it cannot be serialized
     */
    public static byte[] write(Object object) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        } catch (IOException unfit) {
            throw new IllegalArgumentException("expected what can be serialized, got " + object.getClass(), unfit);
        }
        return bytes.toByteArray();
    }

    /** Returns what the bytes are of; empty where they are of another release or of something else. */
    public static <T> Optional<T> read(byte[] bytes, Class<T> type) {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            in.setObjectInputFilter(KNOWN);
            return Optional.of(type.cast(in.readObject()));
        } catch (IOException | ClassNotFoundException | ClassCastException | UncheckedIOException unreadable) {
            LOG.warn(
                    "What is stored of a {} cannot be read and is ignored: {}",
                    type.getSimpleName(),
                    unreadable.toString());
            return Optional.empty();
        }
    }
}
