package vn.chitieu.notification.mail;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.labels.CategoryItemLabelGenerator;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.LevelRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.category.DefaultCategoryDataset;
import vn.chitieu.notification.mail.letter.Chart;

/**
 * Draws charts as PNG, on white so that they can be read on any ground, at twice the size at which they are shown. The
 * library keeps the lengths of bars as doubles; every figure that is read is a text of the chart. Thread-safe; the same
 * chart always gives the same bytes.
 */
public final class ChartRenderer {

    private static final int WIDTH = LetterTemplate.PICTURE_WIDTH;
    private static final int HEAD = 96;
    private static final int BAR_HEIGHT = 17;
    private static final int ROW_GAP = 13;
    private static final int SCALE = 2;
    private static final int NAME_LIMIT = 60;
    private static final String FAMILY = "DejaVu Sans";
    private static final Color INK = new Color(0x1f2933);
    private static final Color SOFT = new Color(0x52606d);
    private static final List<Color> BARS =
            List.of(new Color(0x1d4f91), new Color(0x6ea3dd), new Color(0x17724a), new Color(0xb45309));

    /** Returns the chart as PNG. */
    byte[] png(Chart chart) {
        int series = chart.series().size();
        int height = HEAD + chart.rows().size() * (series * BAR_HEIGHT + ROW_GAP);
        BufferedImage image = new BufferedImage(WIDTH * SCALE, height * SCALE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(SCALE, SCALE);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        drawing(chart).draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, height));
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        }
        return bytes.toByteArray();
    }

    private static JFreeChart drawing(Chart chart) {
        CategoryPlot plot = new CategoryPlot(lengths(chart), names(), values(), bars(chart));
        plot.setDataset(1, marks(chart));
        plot.setRenderer(1, levels());
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlineVisible(false);
        plot.setRangeGridlinesVisible(false);
        plot.setRangeZeroBaselineVisible(true);
        plot.setRangeZeroBaselinePaint(SOFT);
        JFreeChart drawing = new JFreeChart(null, null, plot, false);
        drawing.setBackgroundPaint(Color.WHITE);
        drawing.setAntiAlias(true);
        drawing.addSubtitle(title(chart));
        if (chart.series().size() > 1 || hasMarks(chart)) {
            drawing.addSubtitle(legend(plot));
        }
        return drawing;
    }

    private static TextTitle title(Chart chart) {
        TextTitle title = new TextTitle(chart.title(), font(Font.BOLD, 15));
        title.setPaint(INK);
        title.setHorizontalAlignment(HorizontalAlignment.LEFT);
        title.setMargin(6, 10, 4, 10);
        return title;
    }

    private static LegendTitle legend(CategoryPlot plot) {
        LegendTitle legend = new LegendTitle(plot);
        legend.setPosition(RectangleEdge.TOP);
        legend.setHorizontalAlignment(HorizontalAlignment.LEFT);
        legend.setFrame(BlockBorder.NONE);
        legend.setItemFont(font(Font.PLAIN, 12));
        legend.setItemPaint(SOFT);
        legend.setMargin(0, 6, 4, 10);
        return legend;
    }

    private static CategoryAxis names() {
        CategoryAxis axis = new CategoryAxis();
        axis.setTickLabelFont(font(Font.PLAIN, 13));
        axis.setTickLabelPaint(INK);
        axis.setMaximumCategoryLabelWidthRatio(1.2f);
        axis.setMaximumCategoryLabelLines(2);
        axis.setCategoryMargin(0.22);
        axis.setLowerMargin(0.01);
        axis.setUpperMargin(0.01);
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        return axis;
    }

    private static NumberAxis values() {
        NumberAxis axis = new NumberAxis();
        axis.setTickLabelsVisible(false);
        axis.setTickMarksVisible(false);
        axis.setAxisLineVisible(false);
        axis.setAutoRangeIncludesZero(true);
        axis.setUpperMargin(0.2);
        axis.setLowerMargin(0.16);
        return axis;
    }

    private static BarRenderer bars(Chart chart) {
        BarRenderer bars = new BarRenderer();
        bars.setBarPainter(new StandardBarPainter());
        bars.setShadowVisible(false);
        bars.setItemMargin(0.06);
        bars.setDefaultItemLabelGenerator(new Labels(chart));
        bars.setDefaultItemLabelsVisible(true);
        bars.setDefaultItemLabelFont(font(Font.PLAIN, 12));
        bars.setDefaultItemLabelPaint(INK);
        bars.setDefaultPositiveItemLabelPosition(
                new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT));
        bars.setDefaultNegativeItemLabelPosition(
                new ItemLabelPosition(ItemLabelAnchor.OUTSIDE9, TextAnchor.CENTER_RIGHT));
        for (int at = 0; at < chart.series().size(); at++) {
            bars.setSeriesPaint(at, BARS.get(at));
        }
        return bars;
    }

    private static LevelRenderer levels() {
        LevelRenderer levels = new LevelRenderer();
        levels.setItemMargin(0.06);
        levels.setDefaultPaint(INK);
        levels.setAutoPopulateSeriesPaint(false);
        levels.setDefaultStroke(new BasicStroke(2.5f));
        levels.setAutoPopulateSeriesStroke(false);
        for (int at = 1; at < Chart.MOST_SERIES; at++) {
            levels.setSeriesVisibleInLegend(at, false); // all marks mean the same
        }
        return levels;
    }

    private static DefaultCategoryDataset lengths(Chart chart) {
        DefaultCategoryDataset lengths = new DefaultCategoryDataset();
        for (int at = 0; at < chart.series().size(); at++) {
            for (int row = 0; row < chart.rows().size(); row++) {
                lengths.addValue(
                        chart.rows().get(row).bars().get(at).length(),
                        chart.series().get(at),
                        new RowName(row, chart.rows().get(row).name()));
            }
        }
        return lengths;
    }

    private static DefaultCategoryDataset marks(Chart chart) {
        DefaultCategoryDataset marks = new DefaultCategoryDataset();
        if (!hasMarks(chart)) {
            return marks;
        }
        for (int at = 0; at < chart.series().size(); at++) {
            for (int row = 0; row < chart.rows().size(); row++) {
                marks.addValue(
                        chart.rows().get(row).bars().get(at).mark(),
                        new RowName(at, chart.markName()),
                        new RowName(row, chart.rows().get(row).name()));
            }
        }
        return marks;
    }

    private static boolean hasMarks(Chart chart) {
        return chart.rows().stream().flatMap(row -> row.bars().stream()).anyMatch(bar -> bar.mark() != null);
    }

    private static Font font(int style, int size) {
        return new Font(FAMILY, style, size);
    }

    /** Two rows may have the same name; the library tells them apart by their place. */
    private record RowName(int place, String name) implements Comparable<RowName> {
        @Override
        public int compareTo(RowName other) {
            return Integer.compare(place, other.place);
        }

        @Override
        public String toString() {
            return name.length() <= NAME_LIMIT
                    ? name
                    : name.substring(0, NAME_LIMIT - 1).stripTrailing() + "…";
        }
    }

    /** What is read beside each bar. */
    private record Labels(Chart chart) implements CategoryItemLabelGenerator {

        @Override
        public String generateRowLabel(CategoryDataset dataset, int row) {
            return chart.series().get(row);
        }

        @Override
        public String generateColumnLabel(CategoryDataset dataset, int column) {
            return chart.rows().get(column).name();
        }

        @Override
        public String generateLabel(CategoryDataset dataset, int row, int column) {
            return chart.rows().get(column).bars().get(row).text();
        }
    }
}
