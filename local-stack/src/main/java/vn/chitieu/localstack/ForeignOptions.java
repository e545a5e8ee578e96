package vn.chitieu.localstack;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.chitieu.localstack.foreign.ForeignParts;
import vn.chitieu.localstack.foreign.HostAndPort;
import vn.chitieu.localstack.foreign.MongoAddress;

/** The options that name parts that run elsewhere. */
final class ForeignOptions {

    /**
     * The variable that says what {@code --mongodb} says. {@code ./run} moves the option there: a URI may hold a
     * password, and every user of a machine can list the arguments of its processes.
     */
    static final String MONGODB = "CHITIEU_MONGODB";

    private final @Nullable String mongodbOfEnvironment;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--mongodb",
            paramLabel = "URI",
            description = "a MongoDB that runs elsewhere in place of the embedded one, such as"
                    + " mongodb://HOST:27017/?replicaSet=NAME (or in the environment, as " + MONGODB + ")")
    private @Nullable String mongodb;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "a Kafka that runs elsewhere in place of the embedded one, without sign-in; more brokers"
                    + " after commas")
    private @Nullable String kafka;

    @Option(
            names = "--smtp",
            paramLabel = "HOST:PORT",
            description = "a mail server that runs elsewhere in place of the embedded inbox; mail is read there then")
    private @Nullable String smtp;

    ForeignOptions(@Nullable String mongodbOfEnvironment) {
        this.mongodbOfEnvironment = mongodbOfEnvironment;
    }

    /**
     * Returns what was given.
     *
     * @throws ParameterException saying what was expected of a value that makes no sense
     */
    ForeignParts parts() {
        return new ForeignParts(
                read("--mongodb", mongodb == null ? mongodbOfEnvironment : mongodb, MongoAddress::parse),
                Objects.requireNonNullElse(read("--kafka", kafka, HostAndPort::parseAll), List.of()),
                read("--smtp", smtp, HostAndPort::parse));
    }

    private <T> @Nullable T read(String option, @Nullable String text, Function<String, T> parser) {
        try {
            return text == null ? null : parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "Invalid value for option '" + option + "': " + e.getMessage());
        }
    }
}
