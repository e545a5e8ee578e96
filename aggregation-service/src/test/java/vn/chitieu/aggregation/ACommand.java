package vn.chitieu.aggregation;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import vn.chitieu.support.testing.TestDatabase;

/**
 * A command as it ran.
 *
 * @param exitCode its exit status
 * @param output what it printed
 */
record ACommand(int exitCode, String output) {

    /** Runs a command on the sample city, or on another catalog that the options name. */
    static ACommand run(String name, String bootstrapServers, String database, String... more) {
        boolean isOfTheSample = Stream.of(more).noneMatch(option -> option.startsWith("--chitieu.catalog="));
        String[] options = Stream.concat(
                        Stream.of(
                                isOfTheSample
                                        ? "--chitieu.catalog=../catalog/thanh-hoa"
                                        : "--chitieu.catalog-reload=0s",
                                "--chitieu.topics.partitions=1",
                                "--chitieu.aggregation.database=" + database,
                                "--spring.kafka.bootstrap-servers=" + bootstrapServers,
                                "--spring.mongodb.uri=" + TestDatabase.uri()),
                        Stream.of(more))
                .toArray(String[]::new);
        PrintStream console = System.out;
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        try {
            int exitCode =
                    SpringApplication.exit(AggregationApplication.command(name).run(options));
            return new ACommand(exitCode, output.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(console);
        }
    }
}
