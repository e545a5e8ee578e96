package vn.chitieu.chaos.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.chitieu.chaos.report.Samples.Point;

/** A line chart as SVG: one line for each series, a legend at the right. */
final class Svg {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 300;
    private static final int LEFT = 60;
    private static final int RIGHT = 170;
    private static final int TOP = 34;
    private static final int BOTTOM = 34;
    private static final int MOST_POINTS = 400;
    private static final int STEPS = 4;
    private static final List<String> COLORS =
            List.of("#1b6ca8", "#7fb3d5", "#b03a2e", "#e59866", "#1e8449", "#82c99d", "#6c3483", "#b7950b", "#566573");

    private Svg() {}

    /** Returns the chart of values over the seconds of a run. */
    static String chart(String title, Map<String, List<Point>> series) {
        double last = series.values().stream()
                .flatMap(List::stream)
                .mapToDouble(Point::seconds)
                .max()
                .orElse(1);
        double most = nice(series.values().stream()
                .flatMap(List::stream)
                .mapToDouble(Point::value)
                .max()
                .orElse(1));
        StringBuilder svg = new StringBuilder(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">%n"
                        .formatted(WIDTH, HEIGHT));
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        svg.append("<text x=\"%d\" y=\"20\" font-size=\"15\">%s</text>%n".formatted(LEFT, title));
        axes(svg, last, most);
        int number = 0;
        for (Map.Entry<String, List<Point>> one : series.entrySet()) {
            String color = COLORS.get(number % COLORS.size());
            svg.append("<path fill=\"none\" stroke=\"%s\" stroke-width=\"1.3\" d=\"%s\"/>%n"
                    .formatted(color, path(one.getValue(), last, most)));
            int y = TOP + 12 + 18 * number++;
            svg.append(
                    "<rect x=\"%d\" y=\"%d\" width=\"12\" height=\"4\" fill=\"%s\"/><text x=\"%d\" y=\"%d\">%s</text>%n"
                            .formatted(WIDTH - RIGHT + 14, y - 6, color, WIDTH - RIGHT + 32, y, one.getKey()));
        }
        return svg.append("</svg>\n").toString();
    }

    private static void axes(StringBuilder svg, double last, double most) {
        for (int i = 0; i <= STEPS; i++) {
            double y = y(most * i / STEPS, most);
            svg.append(line(LEFT, y, WIDTH - RIGHT, y));
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>%n",
                    LEFT - 6,
                    y + 4,
                    text(most * i / STEPS)));
            double x = x(last * i / STEPS, last);
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%.1f min</text>%n",
                    x,
                    HEIGHT - 12,
                    last * i / STEPS / 60));
        }
    }

    private static String line(double x1, double y1, double x2, double y2) {
        return String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>%n",
                x1,
                y1,
                x2,
                y2);
    }

    private static String path(List<Point> points, double last, double most) {
        StringBuilder path = new StringBuilder();
        int step = Math.max(1, points.size() / MOST_POINTS);
        double before = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < points.size(); i += step) {
            Point point = points.get(i);
            // Where a process was away its line has a gap.
            boolean isNew = point.seconds() - before > 12.0 * step;
            path.append(String.format(
                    Locale.ROOT, "%s%.1f %.1f", isNew ? "M" : "L", x(point.seconds(), last), y(point.value(), most)));
            before = point.seconds();
        }
        return path.toString();
    }

    private static double x(double seconds, double last) {
        return LEFT + (WIDTH - RIGHT - LEFT) * seconds / last;
    }

    private static double y(double value, double most) {
        return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * value / most;
    }

    /** Returns the next of 1, 2, 4, 8 times a power of ten. */
    private static double nice(double most) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(most, 1))));
        for (int times : new int[] {1, 2, 4, 8}) {
            if (most <= times * power) {
                return times * power;
            }
        }
        return 10 * power;
    }

    private static String text(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }
}
