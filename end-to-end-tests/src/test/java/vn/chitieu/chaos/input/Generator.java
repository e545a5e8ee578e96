package vn.chitieu.chaos.input;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import vn.chitieu.chaos.input.City.Indicator;
import vn.chitieu.chaos.input.Input.Channel;
import vn.chitieu.chaos.input.Row.Intent;

/** Makes the inputs of a history out of its seed: the same seed and number of inputs, the same inputs. */
public final class Generator {

    private static final OffsetDateTime REPORTED_FROM = OffsetDateTime.parse("2022-04-05T00:00:00+07:00");
    private static final String REASON = "đo lại";
    private static final int MOST_ROWS = 8;

    private final City city;
    private final Random random;
    private final String prefix;
    private final TargetGenerator targets;
    private final List<Cell> open = new ArrayList<>();
    private final List<Cell> filled = new ArrayList<>();
    private int rows;

    private static final class Cell {
        private final Indicator indicator;
        private final String unit;
        private final String period;
        private final List<Row> sent = new ArrayList<>();
        private boolean withdrawn;

        Cell(Indicator indicator, String unit, String period) {
            this.indicator = indicator;
            this.unit = unit;
            this.period = period;
        }
    }

    /** Begins the history of a seed. */
    public Generator(City city, long seed) {
        this(city, seed, "c" + seed + "-");
    }

    /**
     * Begins the history of a seed.
     *
     * @param prefix what the ids of updates and targets begin with
     */
    public Generator(City city, long seed, String prefix) {
        this.city = city;
        this.random = new Random(seed);
        this.prefix = prefix;
        this.targets = new TargetGenerator(city, random, prefix);
        for (Indicator indicator : city.indicators()) {
            for (String unit : indicator.reporters()) {
                indicator.periods(2022, 1).forEach(period -> open.add(new Cell(indicator, unit, period)));
            }
        }
        Collections.shuffle(open, random);
    }

    /** Returns what was reported before the run begins: the figures of 2021, as many inputs as units. */
    public List<Input> before() {
        List<Input> inputs = new ArrayList<>();
        for (String unit : city.units()) {
            List<Row> all = new ArrayList<>();
            for (Indicator indicator : city.indicators()) {
                for (int quarter = 1; quarter <= 4 && indicator.reporters().contains(unit); quarter++) {
                    for (String period : indicator.periods(2021, quarter)) {
                        Cell cell = new Cell(indicator, unit, period);
                        all.add(row(cell, Intent.CREATE, 0));
                        filled.add(cell);
                    }
                }
            }
            inputs.add(new Input(-1 - inputs.size(), Channel.JSON, all, Map.of()));
        }
        return inputs;
    }

    /**
     * Returns the next input.
     *
     * @param number its place
     * @param of how many there are in the history
     */
    public Input next(int number, int of) {
        int dice = random.nextInt(100);
        if (dice < 8) {
            return new Input(number, Channel.TARGET, List.of(), targets.next(number));
        }
        Channel channel =
                dice < 55 ? Channel.JSON : dice < 65 ? Channel.CSV : dice < 75 ? Channel.WORKBOOK : Channel.KAFKA;
        int fillUntil = of / 2;
        int creates = number >= fillUntil ? open.size() : (open.size() + fillUntil - number - 1) / (fillUntil - number);
        List<Row> all = new ArrayList<>();
        for (int i = Math.min(creates, open.size()); i > 0; i--) {
            all.add(create());
        }
        boolean isLate = number > of - of / 10;
        for (int i = 1 + random.nextInt(MOST_ROWS); i > 0; i--) {
            all.add(other(number, isLate, channel));
        }
        Collections.shuffle(all, random);
        return new Input(number, channel, all, Map.of());
    }

    private Row create() {
        Cell cell = open.remove(open.size() - 1);
        filled.add(cell);
        return row(cell, Intent.CREATE, 0);
    }

    private Row other(int number, boolean isLate, Channel channel) {
        if (isLate) {
            // At the end all figures are there, so that every verdict is certain.
            Cell withdrawn =
                    filled.stream().filter(one -> one.withdrawn).findFirst().orElse(null);
            if (withdrawn != null) {
                return row(withdrawn, Intent.CORRECT, number);
            }
        }
        Cell cell = filled.get(random.nextInt(filled.size()));
        if (random.nextInt(3) > 0) {
            cell = filled.get(filled.size() - 1 - random.nextInt(Math.min(filled.size(), 500)));
        }
        int dice = random.nextInt(100);
        if (dice < 50) {
            return row(cell, Intent.CORRECT, number);
        }
        if (dice < 62) {
            return row(cell, Intent.STALE, number);
        }
        Row sent = cell.sent.get(random.nextInt(cell.sent.size()));
        if (dice < 77) {
            return with(sent, Intent.REPEAT, sent.value());
        }
        if (dice < 84 && sent.value() != null) {
            return with(sent, Intent.CONFLICT, value(cell.indicator));
        }
        if (dice < 90) {
            return isLate ? row(cell, Intent.CORRECT, number) : row(cell, Intent.WITHDRAW, number);
        }
        return bad(cell, channel);
    }

    private Row row(Cell cell, Intent intent, int number) {
        boolean isWithdrawal = intent == Intent.WITHDRAW;
        long seconds = switch (intent) {
            case CREATE -> random.nextInt(60);
            // Before what is there, yet never the same moment as another's but by chance.
            case STALE -> -random.nextInt(86_400);
            default -> 60L + number;
        };
        String[] statuses = {"OFFICIAL", "OFFICIAL", "OFFICIAL", "PRELIMINARY", "ESTIMATE"};
        Row row = new Row(
                intent,
                nextId(),
                cell.unit,
                cell.indicator.code(),
                cell.period,
                isWithdrawal ? null : value(cell.indicator),
                statuses[random.nextInt(statuses.length)],
                REPORTED_FROM.plusSeconds(seconds).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME),
                intent == Intent.CREATE ? null : REASON);
        cell.sent.add(row);
        if (intent != Intent.STALE) {
            cell.withdrawn = isWithdrawal;
        }
        return row;
    }

    private Row bad(Cell cell, Channel channel) {
        Row good = new Row(
                Intent.BAD,
                nextId(),
                cell.unit,
                cell.indicator.code(),
                cell.period,
                "1",
                "OFFICIAL",
                REPORTED_FROM.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME),
                REASON);
        return switch (random.nextInt(4)) {
            case 0 ->
                new Row(
                        Intent.BAD,
                        good.id(),
                        good.unit(),
                        good.indicator(),
                        "2030-01",
                        "1",
                        "OFFICIAL",
                        good.reportedAt(),
                        REASON);
            case 1 ->
                new Row(
                        Intent.BAD,
                        good.id(),
                        good.unit(),
                        "NO_SUCH_INDICATOR",
                        good.period(),
                        "1",
                        "OFFICIAL",
                        good.reportedAt(),
                        REASON);
            case 2 ->
                new Row(
                        Intent.BAD,
                        good.id(),
                        good.unit(),
                        good.indicator(),
                        good.period(),
                        "nhiều",
                        "OFFICIAL",
                        good.reportedAt(),
                        REASON);
            default ->
                new Row(
                        Intent.BAD,
                        good.id(),
                        channel == Channel.KAFKA ? good.unit() : "no-such-unit",
                        channel == Channel.KAFKA ? "no such" : good.indicator(),
                        good.period(),
                        "1",
                        "OFFICIAL",
                        good.reportedAt(),
                        REASON);
        };
    }

    private static Row with(Row row, Intent intent, String value) {
        return new Row(
                intent,
                row.id(),
                row.unit(),
                row.indicator(),
                row.period(),
                value,
                row.status(),
                row.reportedAt(),
                row.reason());
    }

    private String value(Indicator indicator) {
        return switch (indicator.unitOfMeasure()) {
            case "ha" -> "%d.%02d".formatted(random.nextInt(10), 1 + random.nextInt(99));
            case "trường hợp" -> String.valueOf(random.nextInt(40));
            case "doanh nghiệp" -> String.valueOf(random.nextInt(13));
            case "triệu đồng" -> String.valueOf(10_000 + random.nextInt(80_000));
            default -> "%d.%d".formatted(100 + random.nextInt(9_000), 1 + random.nextInt(9));
        };
    }

    private String nextId() {
        return prefix + rows++;
    }
}
