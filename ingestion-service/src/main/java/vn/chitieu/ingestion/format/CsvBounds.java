package vn.chitieu.ingestion.format;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.support.problem.ProblemException;

/**
 * Bounds the cells and the characters of each record of a CSV text while its parser reads it: the parser holds a whole
 * record, so a few megabytes of separators would become hundreds in its heap. Follows quotes as RFC 4180 and the parser
 * do: they open a cell at its beginning alone. Used once, by one thread.
 */
final class CsvBounds extends FilterReader {

    /** As many columns as a spreadsheet has. */
    static final int MAX_CELLS = 16_384;

    static final int MAX_CHARACTERS = 1_000_000;

    private final char separator;
    private State state = State.CELL_BEGINS;
    private int cells = 1;
    private int characters;
    private int row = 1;

    CsvBounds(Reader text, char separator) {
        super(text);
        this.separator = separator;
    }

    /**
     * Reads on.
     *
     * @throws ProblemException CSV_LIMIT_EXCEEDED as soon as a record has more than it may
     */
    @Override
    public int read() throws IOException {
        int next = super.read();
        if (next >= 0) {
            see((char) next);
        }
        return next;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        for (int i = 0; i < read; i++) {
            see(buffer[offset + i]);
        }
        return read;
    }

    private void see(char next) {
        if (state == State.QUOTED) {
            state = next == '"' ? State.QUOTE_IN_QUOTES : State.QUOTED;
        } else if (state == State.QUOTE_IN_QUOTES && next == '"') {
            state = State.QUOTED;
        } else if (next == '\n' || next == '\r') {
            state = State.CELL_BEGINS;
            cells = 1;
            characters = 0;
            row += next == '\n' ? 1 : 0;
            return;
        } else if (next == separator) {
            state = State.CELL_BEGINS;
            cells++;
        } else {
            state = next == '"' && state == State.CELL_BEGINS ? State.QUOTED : State.IN_CELL;
        }
        characters++;
        if (cells > MAX_CELLS || characters > MAX_CHARACTERS) {
            throw new ProblemException(
                            IngestionProblemCode.CSV_LIMIT_EXCEEDED,
                            "expected at most " + MAX_CELLS + " cells and " + MAX_CHARACTERS
                                    + " characters in a row, got more in line " + row)
                    .with("line", row);
        }
    }

    private enum State {
        CELL_BEGINS,
        IN_CELL,
        QUOTED,
        QUOTE_IN_QUOTES
    }
}
