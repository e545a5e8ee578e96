package vn.chitieu.catalog.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.LocalizedName;
import vn.chitieu.catalog.files.format.CatalogDirectory;
import vn.chitieu.catalog.files.format.CatalogErrorCode;
import vn.chitieu.catalog.files.format.YamlFile;
import vn.chitieu.catalog.files.format.YamlKeys;
import vn.chitieu.catalog.files.format.YamlMap;

/** {@code indicators.yaml}: the groups of the report, then every indicator in the order of the report. */
final class IndicatorsFile {

    static final String NAME = "indicators.yaml";

    private static final YamlKeys KEYS = new YamlKeys(List.of("groups", "indicators"), List.of());

    private IndicatorsFile() {}

    /** An indicator that is sound in itself, and where it stands. */
    record Entry(Indicator indicator, YamlMap yaml) {}

    static List<Indicator> read(CatalogDirectory directory, References references, CalendarFile.Calendars calendars) {
        Optional<YamlMap> file = YamlFile.read(directory, NAME, KEYS);
        if (file.isEmpty()) {
            references.indicators().incomplete();
            return List.of();
        }
        Map<String, LocalizedName> groups = groups(file.get());
        List<YamlMap> written = file.get().maps("indicators", IndicatorEntry.KEYS);
        for (YamlMap yaml : written) {
            define(yaml, references);
        }
        List<Entry> entries = new ArrayList<>();
        for (YamlMap yaml : written) {
            new IndicatorEntry(yaml, groups, references, calendars)
                    .indicator(entries.size() + 1)
                    .ifPresent(indicator -> entries.add(new Entry(indicator, yaml)));
        }
        IndicatorRules.check(entries);
        return entries.stream().map(Entry::indicator).toList();
    }

    private static Map<String, LocalizedName> groups(YamlMap file) {
        Map<String, LocalizedName> groups = new HashMap<>();
        file.freeMap("groups").ifPresent(map -> {
            for (String group : map.keys()) {
                map.name(group).ifPresent(name -> groups.put(group, name));
            }
        });
        return groups;
    }

    private static void define(YamlMap yaml, References references) {
        yaml.value("code").ifPresent(code -> {
            if (!references.indicators().define(code.text())) {
                code.refuse(CatalogErrorCode.DUPLICATE, "each indicator once");
            }
        });
    }
}
