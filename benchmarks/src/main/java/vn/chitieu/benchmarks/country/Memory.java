package vn.chitieu.benchmarks.country;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.chitieu.benchmarks.parts.ForkedJvm;

/**
 * What a process keeps.
 *
 * @param resident what of it is in memory, in MiB
 * @param live what of its heap is reachable, after a collection that leaves nothing out, in MiB
 */
record Memory(double resident, double live) {

    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    private static final double KIB_A_MIB = 1024;

    /** Measures a process on this machine. */
    static Memory of(ForkedJvm jvm) throws IOException, InterruptedException {
        String pid = String.valueOf(jvm.process().pid());
        double resident = number(RESIDENT, Files.readString(Path.of("/proc", pid, "status"))) / KIB_A_MIB;
        Process histogram = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), pid, "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String text = new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        histogram.waitFor();
        return new Memory(resident, number(TOTAL, text) / KIB_A_MIB / KIB_A_MIB);
    }

    private static double number(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Double.parseDouble(found.group(1)) : Double.NaN;
    }
}
