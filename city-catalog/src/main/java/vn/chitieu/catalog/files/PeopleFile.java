package vn.chitieu.catalog.files;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.chitieu.catalog.DateRange;
import vn.chitieu.catalog.LocalizedName;
import vn.chitieu.catalog.Person;
import vn.chitieu.catalog.files.format.CatalogDirectory;
import vn.chitieu.catalog.files.format.CatalogErrorCode;
import vn.chitieu.catalog.files.format.CsvRow;
import vn.chitieu.catalog.files.format.CsvSchema;
import vn.chitieu.catalog.files.format.TextValue;
import vn.chitieu.contracts.vocabulary.Scope;

/** {@code people.csv}: one row per position that is in charge of something and gets mail. */
final class PeopleFile {

    static final String NAME = "people.csv";

    private static final CsvSchema TABLE = new CsvSchema(
            List.of(
                    "id",
                    "position_vi",
                    "position_en",
                    "email",
                    "language",
                    "in_charge_of",
                    "indicators",
                    "level",
                    "delivery",
                    "valid_from",
                    "valid_to"),
            List.of("note", "watches", "role"));
    private static final int LAST_LEVEL = 9;

    private PeopleFile() {}

    static List<Person> read(CatalogDirectory directory, References references) {
        List<Person> people = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (CsvRow row : TABLE.read(directory, NAME).rows()) {
            person(row, references, ids).ifPresent(people::add);
        }
        return people;
    }

    private static Optional<Person> person(CsvRow row, References references, Set<String> ids) {
        int before = row.place().errors().count();
        Optional<String> id = row.required("id").flatMap(TextValue::id);
        if (id.isPresent() && !ids.add(id.get())) {
            row.place().report(CatalogErrorCode.DUPLICATE, "each person once", id.get() + " again");
        }
        Optional<LocalizedName> position = row.name("position");
        Optional<String> email = row.required("email").flatMap(TextValue::email);
        Optional<String> language = row.required("language").flatMap(PeopleFile::language);
        Optional<Scope> inChargeOf = row.required("in_charge_of").flatMap(references::scope);
        Set<String> indicators = indicators(row, references);
        Optional<Integer> level = row.required("level").flatMap(field -> field.integer(1, LAST_LEVEL));
        Optional<Person.Delivery> delivery =
                row.required("delivery").flatMap(field -> field.oneOf(Person.Delivery.class));
        Optional<DateRange> validity = row.validity();
        Set<Person.Watch> watches = watches(row, references);
        Optional<Person.Role> role = role(row, inChargeOf);
        if (!row.isSoundSince(before)) {
            return Optional.empty();
        }
        return Optional.of(new Person(
                id.orElseThrow(),
                position.orElseThrow(),
                email.orElseThrow(),
                language.orElseThrow(),
                inChargeOf.orElseThrow(),
                indicators,
                level.orElseThrow(),
                delivery.orElseThrow(),
                validity.orElseThrow(),
                watches,
                role.orElseThrow()));
    }

    /** Reads what the position is to its scope; one without a value, or without the column, is in charge of it. */
    private static Optional<Person.Role> role(CsvRow row, Optional<Scope> inChargeOf) {
        Optional<TextValue> field = row.optional("role");
        if (field.isEmpty()) {
            return Optional.of(Person.Role.IN_CHARGE);
        }
        boolean ofUnit = inChargeOf.isEmpty() || inChargeOf.get() instanceof Scope.Unit;
        return field.get()
                .oneOf(Person.Role.class)
                .flatMap(role -> role.isOfUnit() && !ofUnit
                        ? field.get()
                                .refuse(
                                        CatalogErrorCode.INVALID_VALUE,
                                        "HEAD or CONTACT of a unit only, IN_CHARGE of another scope")
                        : Optional.of(role));
    }

    private static Optional<String> language(TextValue field) {
        boolean known = field.text().equals("vi") || field.text().equals("en");
        return known ? Optional.of(field.text()) : field.refuse(CatalogErrorCode.INVALID_VALUE, "vi or en");
    }

    /** Reads codes with spaces between; an empty value stands for all indicators. */
    private static Set<String> indicators(CsvRow row, References references) {
        Set<String> indicators = new HashSet<>();
        row.optional("indicators").ifPresent(field -> {
            for (String code : field.text().split(" +", -1)) {
                references.indicators().refer(code, field).ifPresent(indicators::add);
            }
        });
        return indicators;
    }

    /** Reads entries such as {@code city/BUDGET_REVENUE} with spaces between; an empty value watches nothing. */
    private static Set<Person.Watch> watches(CsvRow row, References references) {
        Set<Person.Watch> watches = new HashSet<>();
        row.optional("watches").ifPresent(field -> {
            for (String entry : field.text().split(" +", -1)) {
                watch(new TextValue(field.name(), entry, field.place()), references)
                        .ifPresent(watches::add);
            }
        });
        return watches;
    }

    private static Optional<Person.Watch> watch(TextValue entry, References references) {
        String[] parts = entry.text().split("/", -1);
        if (parts.length != 2) {
            return entry.refuse(CatalogErrorCode.INVALID_VALUE, "a scope and an indicator such as city/BUDGET_REVENUE");
        }
        Optional<Scope> scope = references.scope(new TextValue(entry.name(), parts[0], entry.place()));
        Optional<String> indicator = references.indicators().refer(parts[1], entry);
        return scope.flatMap(where -> indicator.map(what -> new Person.Watch(where, what)));
    }
}
