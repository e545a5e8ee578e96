package vn.chitieu.localstack.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import vn.chitieu.localstack.StackException;

/**
 * The users of a broker with authentication, with generated passwords. Kept as {@code user,password} lines that only
 * the owner of the file may read; a line that is removed gets a new password at the next start.
 */
public final class BrokerUsers {

    private static final String HEADER = "user,password";
    private static final int BYTES = 32;

    private BrokerUsers() {}

    /**
     * Returns the passwords of the file, and new ones for users that it does not know, which are in the file then.
     *
     * @param random where a password comes from: 256 bits, as 43 of A-Z, a-z, 0-9, - and _
     * @throws StackException if the file cannot be read or is no such file
     */
    public static Map<String, String> open(Path file, Collection<String> users, RandomGenerator random) {
        Map<String, String> passwords = new LinkedHashMap<>(Files.exists(file) ? read(file) : Map.of());
        if (!passwords.keySet().containsAll(users)) {
            users.forEach(user -> passwords.computeIfAbsent(user, unknown -> password(random)));
            StringBuilder text = new StringBuilder(HEADER).append('\n');
            passwords.forEach((user, password) ->
                    text.append(user).append(',').append(password).append('\n'));
            AtomicFile.replace(file, text.toString());
        }
        return Collections.unmodifiableMap(passwords);
    }

    private static Map<String, String> read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
                throw new StackException(file + " is damaged: expected the first line " + HEADER);
            }
            Map<String, String> passwords = new LinkedHashMap<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] columns = line.split(",", -1);
                if (columns.length != 2 || columns[0].isEmpty() || !columns[1].matches("[A-Za-z0-9_-]{16,}")) {
                    throw new StackException(file + " is damaged: expected lines of the form " + HEADER
                            + " with passwords of 16 or more of A-Z, a-z, 0-9, - and _");
                }
                passwords.put(columns[0], columns[1]);
            }
            return passwords;
        } catch (IOException e) {
            throw new StackException(file + " cannot be read: " + e, e);
        }
    }

    private static String password(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
