package vn.chitieu.catalog.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chitieu.catalog.files.CatalogLoader;
import vn.chitieu.catalog.files.CatalogSnapshot;
import vn.chitieu.catalog.files.format.CatalogError;
import vn.chitieu.catalog.files.format.CatalogErrorCode;
import vn.chitieu.catalog.files.format.InvalidCatalogException;

/** What the reader finds wrong is said of the cell that was filled in. */
class TableErrorTest {

    private Map<String, String> files = Map.of();

    @BeforeEach
    void read() throws Exception {
        files = CatalogSnapshot.of(Path.of("..", "catalog", "thanh-hoa")).texts();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UNITS | name | '' | MISSING_VALUE | name",
                "UNITS | kind | TOWN | INVALID_VALUE | kind",
                "UNITS | cluster | cum-0 | UNKNOWN_CLUSTER | cluster",
                "UNITS | valid_from | 2099-01-01 | INVALID_VALIDITY | valid_to",
                "TARGETS | value | 1.000,5 | INVALID_DECIMAL | value",
                "TARGETS | indicator | NONE | UNKNOWN_INDICATOR | indicator",
                "PEOPLE | email | ai do | INVALID_EMAIL | email",
                "INDICATORS | group | none | UNKNOWN_GROUP | group",
                "INDICATORS | name.vi | '' | MISSING_KEY | name.vi",
                "INDICATORS | sum | NONE | UNKNOWN_INDICATOR | sum",
                "GROUPS | en | '' | MISSING_KEY | en",
                "HOLIDAYS | day | 2022-02-30 | INVALID_DATE | day",
                "HOLIDAYS | source | none | UNKNOWN_SOURCE | source",
                "CALENDAR | timeZone | Mars | INVALID_TIME_ZONE | timeZone",
                "CALENDAR | lock.ask.en | '' | MISSING_KEY | lock.ask.en",
                "WINDOWS | indicators | NONE 3 | UNKNOWN_INDICATOR | indicators",
                "COUNTS | WARD | 1 | WRONG_COUNT | WARD",
            })
    void anErrorIsAtItsCell(CatalogTable table, String column, String value, CatalogErrorCode code, String found) {
        Map<String, String> draft = with(table, column, value);

        assertThat(errors(draft)).anySatisfy(error -> {
            assertThat(error.error().code()).isEqualTo(code);
            assertThat(error.table()).isEqualTo(table);
            assertThat(error.column()).isEqualTo(found);
            assertThat(error.row())
                    .isEqualTo(CatalogTables.rows(draft, table).get(0).line());
            assertThat(error.error().messageVi()).isNotBlank();
        });
    }

    @ParameterizedTest
    @EnumSource(CatalogErrorCode.class)
    void eachCodeIsSaidInVietnamese(CatalogErrorCode code) {
        assertThat(new CatalogError("units.csv", 1, code, "", null, "xyz").messageVi())
                .isNotBlank();
    }

    /** The range in the message is the one that the parser has. */
    @ParameterizedTest
    @CsvSource({
        "x, 'số viết như 1234.5, với dấu chấm thập phân'",
        "x, 'tối đa 20 chữ số trước và 10 chữ số sau dấu chấm'",
        "123456789012345678901, 'tối đa 20 chữ số trước'",
        "0.12345678901, '10 chữ số sau dấu chấm'",
        "0, 'chỉ tiêu giao lớn hơn 0'"
    })
    void aNumberThatIsNotTakenIsToldItsRange(String value, String range) {
        assertThat(errors(with(CatalogTable.TARGETS, "value", value)))
                .filteredOn(error -> error.error().code() == CatalogErrorCode.INVALID_DECIMAL)
                .singleElement()
                .satisfies(error -> assertThat(error.error().messageVi())
                        .contains("“" + value + "” không phải là số hợp lệ", range));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345678901234567890", "0.1234567890"})
    void theLongestNumbersAreTaken(String value) {
        assertThat(errors(with(CatalogTable.TARGETS, "value", value)))
                .filteredOn(error -> error.error().code() == CatalogErrorCode.INVALID_DECIMAL)
                .isEmpty();
    }

    @Test
    void aFileThatIsMissingIsSaidOfItsTable() {
        Map<String, String> without = new HashMap<>(files);
        without.remove("targets.csv");
        assertThat(errors(without))
                .filteredOn(error -> error.error().code() == CatalogErrorCode.MISSING_FILE)
                .extracting(TableError::table)
                .containsExactly(CatalogTable.TARGETS);
    }

    /** Returns the files with another value in the first row of a table. */
    private Map<String, String> with(CatalogTable table, String column, String value) {
        List<CatalogRow> rows = CatalogTables.rows(files, table);
        CatalogRow first = rows.get(0);
        Map<String, String> cells = new HashMap<>(first.values());
        cells.put(column, value);
        return CatalogTables.with(
                files,
                table,
                rows.stream()
                        .map(row -> row == first ? new CatalogRow(row.line(), cells) : row)
                        .toList());
    }

    private static List<TableError> errors(Map<String, String> draft) {
        InvalidCatalogException invalid = catchThrowableOfType(
                InvalidCatalogException.class, () -> CatalogLoader.read(CatalogSnapshot.of(draft), null));
        return Optional.ofNullable(invalid).map(InvalidCatalogException::errors).orElse(List.of()).stream()
                .map(error -> TableError.of(draft, error))
                .toList();
    }
}
