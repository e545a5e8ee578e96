package vn.chitieu.chaos.oracle;

import java.util.List;
import java.util.Objects;
import vn.chitieu.chaos.input.Journal;
import vn.chitieu.chaos.line.About;
import vn.chitieu.chaos.line.Line;
import vn.chitieu.chaos.oracle.Findings.Kind;
import vn.chitieu.localstack.services.ServiceProcesses.Service;

/** A receipt, which does not say its city, is not answered to one who asks about another city. */
public final class Strangers {

    private static final int SOME = 20;

    private Strangers() {}

    /**
     * Asks for some receipts of a city.
     *
     * @param ofTheCity what was answered to its units
     * @param another the city that is asked about
     */
    public static void compare(Line line, Journal ofTheCity, About another, Findings findings)
            throws InterruptedException {
        Questions aggregation = new Questions(line.instances(Service.AGGREGATION), another);
        List<String> receipts = ofTheCity.answers().stream()
                .map(Journal.Answer::receipt)
                .filter(Objects::nonNull)
                .limit(SOME)
                .toList();
        for (String receipt : receipts) {
            findings.compared(Kind.FOREIGN);
            if (!aggregation.get("/api/v1/receipts/" + receipt).isMissingNode()) {
                findings.found(Kind.FOREIGN, receipt + " is answered about " + another);
            }
        }
    }
}
