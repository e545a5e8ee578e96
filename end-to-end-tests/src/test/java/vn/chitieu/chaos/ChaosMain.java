package vn.chitieu.chaos;

/** The same as {@link ChaosIT} without a test around it. */
final class ChaosMain {

    private ChaosMain() {}

    public static void main(String[] arguments) throws Exception {
        ChaosRun.Outcome outcome = new ChaosRun(ChaosIT.plan()).run();
        System.exit(outcome.findings().isEmpty() ? 0 : 1);
    }
}
