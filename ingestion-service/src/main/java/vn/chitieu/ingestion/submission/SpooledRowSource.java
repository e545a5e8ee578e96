package vn.chitieu.ingestion.submission;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import vn.chitieu.ingestion.format.ByteSpool;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.FindingCode;
import vn.chitieu.ingestion.update.RawRow;
import vn.chitieu.ingestion.update.RowLocation;
import vn.chitieu.ingestion.update.RowSource;
import vn.chitieu.ingestion.update.Violation;

/**
 * The rows of a request, taken one by one while its body is read: the last part of them in memory, the parts before it
 * in a {@link ByteSpool}. Nothing is done with a row before the whole body was read, since half a file must not be half
 * kept. Not thread-safe.
 */
public final class SpooledRowSource implements RowSource, Consumer<RawRow>, AutoCloseable {

    /** Enough to keep the log busy, few enough to be held many times over. */
    static final int PART_ROWS = 1_000;

    /** A thousand rows whose every text is as long as texts may be would be much more. */
    private static final int PART_CHARACTERS = 512 * 1024;

    private final ByteSpool spool = new ByteSpool();
    private List<RawRow> last = new ArrayList<>();
    private int lastCharacters;
    private int spooledParts;
    private int size;

    /** The columns of rows, of which a file has few: those of its table, or of each period of it. */
    private final List<RowLocation> columns = new ArrayList<>();

    private final IdentityHashMap<Map<Field, String>, Integer> columnsByTitles = new IdentityHashMap<>();

    @Override
    public void accept(RawRow row) {
        if (last.size() == PART_ROWS || lastCharacters > PART_CHARACTERS) {
            spool();
        }
        last.add(row);
        lastCharacters += characters(row);
        size++;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Iterable<List<RawRow>> parts() {
        if (spooledParts == 0) {
            return size == 0 ? List.of() : List.of(last);
        }
        return Parts::new;
    }

    @Override
    public void close() {
        spool.close();
    }

    private static int characters(RawRow row) {
        int characters = 0;
        for (String text : row.texts().values()) {
            characters += text.length();
        }
        for (String text : row.written().values()) {
            characters += text.length();
        }
        for (Violation flaw : row.flaws()) {
            characters += flaw.message().length() + flaw.messageVi().length();
        }
        return characters;
    }

    private void spool() {
        try {
            DataOutputStream out = new DataOutputStream(spool);
            out.writeInt(last.size());
            for (RawRow row : last) {
                write(row, out);
            }
        } catch (IOException full) {
            throw ByteSpool.unavailable(full);
        }
        spooledParts++;
        last = new ArrayList<>(PART_ROWS);
        lastCharacters = 0;
    }

    private void write(RawRow row, DataOutputStream out) throws IOException {
        write(row.texts(), out);
        write(row.written(), out);
        out.writeInt(row.flaws().size());
        for (Violation flaw : row.flaws()) {
            out.writeUTF(flaw.code().name());
            out.writeUTF(flaw.field());
            out.writeUTF(flaw.message());
            out.writeUTF(flaw.messageVi());
        }
        RowLocation place = row.place();
        out.writeInt(place == null ? 0 : place.row());
        out.writeInt(place == null ? 0 : columnsOf(place));
    }

    private static void write(Map<Field, String> texts, DataOutputStream out) throws IOException {
        out.writeByte(texts.size());
        for (Map.Entry<Field, String> text : texts.entrySet()) {
            out.writeUTF(text.getKey().name());
            out.writeUTF(text.getValue());
        }
    }

    private int columnsOf(RowLocation place) {
        return columnsByTitles.computeIfAbsent(place.columns(), first -> {
            columns.add(place);
            return columns.size() - 1;
        });
    }

    private static Map<Field, String> texts(DataInputStream in) throws IOException {
        Map<Field, String> texts = new EnumMap<>(Field.class);
        for (int left = in.readByte(); left > 0; left--) {
            texts.put(Field.valueOf(in.readUTF()), in.readUTF());
        }
        return texts;
    }

    private RawRow read(DataInputStream in) throws IOException {
        Map<Field, String> texts = texts(in);
        Map<Field, String> written = texts(in);
        int count = in.readInt();
        List<Violation> flaws = new ArrayList<>(count);
        for (int left = count; left > 0; left--) {
            FindingCode code = FindingCode.valueOf(in.readUTF());
            String field = in.readUTF();
            String message = in.readUTF();
            String messageVi = in.readUTF();
            flaws.add(new Violation(code, field, message, messageVi));
        }
        int row = in.readInt();
        int place = in.readInt();
        return new RawRow(texts, flaws, row == 0 ? null : columns.get(place).at(row), written);
    }

    /** The spooled parts, and then the last one. */
    private final class Parts implements Iterator<List<RawRow>> {

        private final DataInputStream in = new DataInputStream(new BufferedInputStream(spool.read()));
        private int given;

        @Override
        public boolean hasNext() {
            return given <= spooledParts;
        }

        @Override
        public List<RawRow> next() {
            if (given > spooledParts) {
                throw new NoSuchElementException();
            }
            if (given++ == spooledParts) {
                return last;
            }
            try {
                int count = in.readInt();
                List<RawRow> part = new ArrayList<>(count);
                for (int left = count; left > 0; left--) {
                    part.add(read(in));
                }
                return part;
            } catch (IOException gone) {
                throw ByteSpool.unavailable(gone);
            }
        }
    }
}
