package vn.chitieu.localstack.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import vn.chitieu.localstack.StackException;

/**
 * The people who may sign in to the dashboard, with generated passwords: of each city a leader, a member of staff, an
 * administrator, and one for each unit that reports; where there are several, one who watches them all. Kept as
 * {@code user,password,role,unit} lines that only the owner of the file may read.
 */
public final class SignIns {

    /** User of the leader. */
    public static final String LEADER = "lanh-dao";
    /** User of the member of staff. */
    public static final String STAFF = "can-bo";
    /** User of the administrator. */
    public static final String ADMIN = "quan-tri";
    /** User who watches all cities. */
    public static final String PROVINCE = "tinh";

    private static final String HEADER = "user,password,role,unit";
    private static final int COLUMNS = 4;
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 4;
    private static final int LETTERS_OF_A_GROUP = 4;

    private SignIns() {}

    /**
     * Returns those of the file, and new ones for cities and units that it does not know yet, which are in the file
     * then.
     *
     * @param home the city whose users are called by names without a city
     * @param units ids of the units of each city, in the order of the file
     * @param random where passwords come from: 80 bits each
     * @throws StackException if the file cannot be read or is no such file
     */
    public static List<SignIn> open(
            Path file, FirstCity home, Map<String, List<String>> units, RandomGenerator random) {
        List<SignIn> all = new ArrayList<>(Files.exists(file) ? read(file) : List.of());
        int known = all.size();
        units.forEach((city, its) -> {
            add(all, new SignIn(home.name(LEADER, city), password(random), "LEADER", ""));
            add(all, new SignIn(home.name(STAFF, city), password(random), "STAFF", ""));
            add(all, new SignIn(home.name(ADMIN, city), password(random), "ADMIN", ""));
            its.forEach(unit -> add(all, new SignIn(home.name(unit, city), password(random), "UNIT", unit)));
        });
        if (units.size() > 1) {
            add(all, new SignIn(PROVINCE, password(random), "PROVINCE", ""));
        }
        if (all.size() > known) {
            StringBuilder text = new StringBuilder(HEADER).append('\n');
            all.forEach(one -> text.append(one.line()).append('\n'));
            AtomicFile.replace(file, text.toString());
        }
        return List.copyOf(all);
    }

    private static void add(List<SignIn> all, SignIn wanted) {
        Optional<SignIn> known =
                all.stream().filter(one -> one.user().equals(wanted.user())).findFirst();
        if (known.isEmpty()) {
            all.add(wanted);
        }
    }

    private static List<SignIn> read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
                throw new StackException(file + " is damaged: expected the first line " + HEADER);
            }
            return lines.stream().skip(1).map(line -> parsed(file, line)).toList();
        } catch (IOException e) {
            throw new StackException(file + " cannot be read: " + e, e);
        }
    }

    private static SignIn parsed(Path file, String line) {
        String[] columns = line.split(",", -1);
        if (columns.length != COLUMNS || columns[0].isEmpty() || columns[1].isEmpty()) {
            throw new StackException(file + " is damaged: expected lines of the form " + HEADER);
        }
        return new SignIn(columns[0], columns[1], columns[2], columns[3]);
    }

    private static String password(RandomGenerator random) {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < GROUPS * LETTERS_OF_A_GROUP; i++) {
            if (i > 0 && i % LETTERS_OF_A_GROUP == 0) {
                password.append('-');
            }
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }

    /**
     * A user that may sign in.
     *
     * @param user what they are called
     * @param password their password
     * @param role LEADER, STAFF, ADMIN, UNIT or PROVINCE, as the services name them
     * @param unit id of the unit of a UNIT, else empty
     */
    public record SignIn(String user, String password, String role, String unit) {

        /** Returns the id of the city that the user belongs to; empty for the one that the services take for meant. */
        public Optional<String> city() {
            int dot = user.lastIndexOf('.');
            return dot < 0 ? Optional.empty() : Optional.of(user.substring(dot + 1));
        }

        private String line() {
            return String.join(",", user, password, role, unit);
        }

        /** Returns nothing of the password. */
        @Override
        public String toString() {
            return user + " (" + role + ")";
        }
    }
}
