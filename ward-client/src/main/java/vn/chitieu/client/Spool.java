package vn.chitieu.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Durable queue of what is to be sent, and what was, as folders on a disk: {@code waiting}, {@code sent},
 * {@code refused}. A parcel is made whole under another name, forced to the disk, and only then renamed into
 * {@code waiting}; with its answer beside it, it is renamed out of there. Whatever ends the process in between, a
 * parcel is in one of them, whole, or nowhere, and then its file was not taken yet. A disk may promise more than it
 * keeps, so a parcel is sealed, and one whose seal does not fit is never sent but set aside into {@code damaged}. File
 * names work on every system.
 */
final class Spool {

    private static final String BODY = "body";
    private static final String PARCEL = "parcel.properties";
    private static final String ANSWER = "answer.json";
    private static final String RECEIPTS = "receipts.jsonl";
    private static final String SEAL = "sha256";
    private static final String REPORTED_AT = "reportedAt";
    private static final int RANDOM_BYTES = 8;
    private static final Pattern ID = Pattern.compile("[0-9]{8}T[0-9]{9}Z-[0-9a-f]{16}");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private final Path directory;
    private final Clock clock;
    private final Random random;

    /** Opens the spool in a directory, which is made if it is not there. */
    Spool(Path directory, Clock clock, Random random) throws IOException {
        this.directory = directory;
        this.clock = clock;
        this.random = random;
        for (State state : State.values()) {
            Files.createDirectories(of(state));
        }
        Files.createDirectories(making());
        forceFolder(directory);
        forceFolder(directory.toAbsolutePath().getParent());
    }

    /** Spools a file: when this returns, a copy of it will be sent, whatever happens to the file or the process. */
    Parcel add(Path file, FileKind kind, @Nullable String numbers) throws IOException {
        return add(file, kind, numbers, false);
    }

    /**
     * Takes a file in likewise.
     *
     * @param confirmed whether its figures are right however strange they are
     */
    Parcel add(Path file, FileKind kind, @Nullable String numbers, boolean confirmed) throws IOException {
        byte[] suffix = new byte[RANDOM_BYTES];
        random.nextBytes(suffix);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String id = TIME.format(now) + "-" + HexFormat.of().formatHex(suffix);
        Parcel parcel = new Parcel(id, String.valueOf(file.getFileName()), kind, numbers, confirmed, now);
        Path folder = Files.createDirectory(making().resolve(id));
        try (InputStream from = Files.newInputStream(file);
                OutputStream to = Files.newOutputStream(folder.resolve(BODY))) {
            from.transferTo(to);
        }
        force(folder.resolve(BODY));
        write(folder.resolve(PARCEL), parcel, seal(parcel, folder.resolve(BODY)));
        forceFolder(folder);
        move(folder, of(State.WAITING).resolve(id));
        return parcel;
    }

    /** Returns what is in a state, the oldest first; what waits and is not whole is left out. */
    List<Parcel> list(State state) throws IOException {
        List<Parcel> parcels = new ArrayList<>();
        for (Path folder : folders(state)) {
            Parcel parcel = read(folder);
            if (parcel != null && (state != State.WAITING || isWhole(parcel, folder))) {
                parcels.add(parcel);
            }
        }
        return parcels;
    }

    /** Returns the names of what was to be sent and is not whole any more, or their ids where the name is lost. */
    List<String> damaged() throws IOException {
        List<String> names = new ArrayList<>();
        for (Path folder : folders(State.DAMAGED)) {
            names.add(name(folder));
        }
        for (Path folder : damagedFolders()) {
            names.add(name(folder));
        }
        return names;
    }

    /** Sets aside what is not whole; returns the names. Only with the lock. */
    List<String> setDamagedAside() throws IOException {
        List<String> names = new ArrayList<>();
        for (Path folder : damagedFolders()) {
            names.add(name(folder));
            move(folder, of(State.DAMAGED).resolve(folder.getFileName()));
        }
        return names;
    }

    /**
     * Has sent again what was answered, where the answer is lost; under its key it is the same request. Returns what
     * waits again. Only with the lock.
     */
    List<Parcel> takeBackUnanswered() throws IOException {
        List<Parcel> back = new ArrayList<>();
        for (Path folder : folders(State.SENT)) {
            Parcel parcel = read(folder);
            if (parcel != null && !isAnswered(parcel) && isWhole(parcel, folder)) {
                move(folder, of(State.WAITING).resolve(parcel.id()));
                back.add(parcel);
            }
        }
        return back;
    }

    private boolean isAnswered(Parcel parcel) throws IOException {
        byte[] answer = answer(parcel, State.SENT);
        return answer != null && ResponseText.isSubmission(answer);
    }

    private List<Path> damagedFolders() throws IOException {
        List<Path> damaged = new ArrayList<>();
        for (Path folder : folders(State.WAITING)) {
            Parcel parcel = read(folder);
            // One that is sent at this moment is not there any more.
            if ((parcel == null || !isWhole(parcel, folder)) && Files.isDirectory(folder)) {
                damaged.add(folder);
            }
        }
        return damaged;
    }

    private static String name(Path folder) throws IOException {
        Parcel parcel = read(folder);
        return parcel == null || parcel.name().isEmpty() ? String.valueOf(folder.getFileName()) : parcel.name();
    }

    /** Returns the folders of a state that have a parcel's name, the oldest first. */
    private List<Path> folders(State state) throws IOException {
        try (Stream<Path> folders = Files.list(of(state))) {
            return folders.filter(folder ->
                            ID.matcher(String.valueOf(folder.getFileName())).matches())
                    .sorted(Comparator.comparing(Path::getFileName))
                    .toList();
        }
    }

    /** Returns the file with the bytes of a waiting parcel. */
    Path body(Parcel parcel) {
        return of(State.WAITING).resolve(parcel.id()).resolve(BODY);
    }

    /** Returns the answer to a parcel that is not waiting any more; null where there is none. */
    byte @Nullable [] answer(Parcel parcel, State state) throws IOException {
        try {
            return Files.readAllBytes(of(state).resolve(parcel.id()).resolve(ANSWER));
        } catch (NoSuchFileException none) {
            return null;
        }
    }

    /** Keeps the answer to a waiting parcel and moves it to where it belongs now. */
    void done(Parcel parcel, State state, byte[] answer) throws IOException {
        Path folder = of(State.WAITING).resolve(parcel.id());
        Path unfinished = folder.resolve(ANSWER + ".part");
        Files.write(unfinished, answer);
        force(unfinished);
        move(unfinished, folder.resolve(ANSWER));
        move(folder, of(state).resolve(parcel.id()));
    }

    /** Stores the receipt of an update of a parcel that was sent, a line of JSON. */
    void storeReceipt(Parcel parcel, String line) throws IOException {
        Files.writeString(
                of(State.SENT).resolve(parcel.id()).resolve(RECEIPTS),
                "\n" + line + "\n", // the line before may have been cut
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** Returns what is known of the updates of a parcel that was sent, by receipt; a line cut by a crash is none. */
    Map<String, ReceiptText> known(Parcel parcel) throws IOException {
        Map<String, ReceiptText> known = new HashMap<>();
        Path file = of(State.SENT).resolve(parcel.id()).resolve(RECEIPTS);
        if (Files.exists(file)) {
            for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n", -1)) {
                ReceiptText one = new ReceiptText(line.getBytes(StandardCharsets.UTF_8));
                if (one.isOne()) {
                    known.put(one.receipt(), one);
                }
            }
        }
        return known;
    }

    private Path of(State state) {
        return directory.resolve(state.folder);
    }

    private Path making() {
        return directory.resolve("making");
    }

    private static void write(Path file, Parcel parcel, String seal) throws IOException {
        Properties properties = new Properties();
        properties.setProperty(SEAL, seal);
        properties.setProperty("name", parcel.name());
        properties.setProperty("kind", parcel.kind().name());
        if (parcel.numbers() != null) {
            properties.setProperty("numbers", parcel.numbers());
        }
        if (parcel.confirmed()) {
            properties.setProperty("confirmed", "true");
        }
        if (parcel.reportedAt() != null) {
            properties.setProperty(REPORTED_AT, parcel.reportedAt().toString());
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
        force(file);
    }

    private static boolean isWhole(Parcel parcel, Path folder) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(folder.resolve(PARCEL))) {
            properties.load(in);
            return seal(parcel, folder.resolve(BODY)).equals(properties.getProperty(SEAL));
        } catch (NoSuchFileException | IllegalArgumentException damaged) {
            return false;
        }
    }

    /** Returns what no other parcel has: SHA-256 of all that is sent of it. */
    private static String seal(Parcel parcel, Path body) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
        String said = parcel.id() + "\n" + parcel.kind() + "\n" + parcel.query() + "\n" + parcel.name() + "\n";
        digest.update(said.getBytes(StandardCharsets.UTF_8));
        try (InputStream in = new DigestInputStream(Files.newInputStream(body), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static @Nullable Parcel read(Path folder) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(folder.resolve(PARCEL))) {
            properties.load(in);
            String reportedAt = properties.getProperty(REPORTED_AT);
            return new Parcel(
                    String.valueOf(folder.getFileName()),
                    properties.getProperty("name", ""),
                    FileKind.valueOf(properties.getProperty("kind", "")),
                    properties.getProperty("numbers"),
                    Boolean.parseBoolean(properties.getProperty("confirmed")),
                    reportedAt == null ? null : Instant.parse(reportedAt));
        } catch (NoSuchFileException | IllegalArgumentException | DateTimeException notOurs) {
            return null;
        }
    }

    private static void move(Path from, Path to) throws IOException {
        RetryLoop.whileInUse(() -> {
            try {
                Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException networkDrive) {
                Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
            }
        });
        forceFolder(to.toAbsolutePath().getParent());
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Windows has no way to force a folder, and needs none: its journal keeps renames. */
    private static void forceFolder(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notPossibleHere) {
            // see above
        }
    }

    /** Where a parcel is. */
    enum State {
        /** To be sent. */
        WAITING("waiting"),
        /** Sent: some or all of its updates were accepted. */
        SENT("sent"),
        /** Refused as a whole. */
        REFUSED("refused"),
        /** Not whole: cut by the power or a disk. Nothing is sent from there. */
        DAMAGED("damaged");

        private final String folder;

        State(String folder) {
            this.folder = folder;
        }
    }
}
