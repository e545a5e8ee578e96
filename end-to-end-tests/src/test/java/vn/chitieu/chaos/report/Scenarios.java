package vn.chitieu.chaos.report;

/** The named scenarios, as the report lists them. */
final class Scenarios {

    private static final String TABLE = """

            ## Named scenarios

            `end-to-end-tests/chaos --scenarios` runs these one after the other on one line (`ScenariosIT`); after each the oracle compares everything.

            | scenario | what it shows |
            |---|---|
            | `aClockThatWasAheadSwallowsNoDeadline` | an instance three days ahead for a moment: what it judged is taken back, and the deadline judges when it comes |
            | `startsWithoutTheDatabase` | all six start while the database is away, wait, and work once it is there |
            | `twoInstancesTakeTurns` | the city's partition changes hands again and again, one clock is a minute behind, one instance is paused |
            | `aRollingRestartLosesNothing` | as in a rolling upgrade: each instance of each service ends and starts again, one after the other, while figures come in |
            | `oldReceiptsDoNotExhaustAService` | hundreds of receipts of old updates, one after another, with the direct memory of the image |
            | `anOlderDatabaseLosesNothing` | the database is restored from a copy that is older than mails, cases and totals |
            | `aLostDatabaseIsMadeAgain` | the database of aggregation is dropped under the running service: no revision falls, no case is deaf |
            | `aLostDatabaseAndForgottenOffsetsAreMadeAgain` | the same with the group's offsets gone |
            | `aFrozenDatabaseIsOutlived` | a database whose connections stand and do not answer |
            | `aTrimmedLogIsRefused` | a log that lacks its beginning: not ready, and the log says why |
            """;

    private Scenarios() {}

    static String table() {
        return TABLE;
    }
}
