package vn.chitieu.chaos.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import tools.jackson.databind.JsonNode;
import vn.chitieu.chaos.line.About;
import vn.chitieu.chaos.line.Line;
import vn.chitieu.chaos.oracle.Findings.Kind;
import vn.chitieu.localstack.services.ServiceProcesses.Service;

/** Every receipt says what became of its update. */
final class ReceiptComparison {

    private static final int AT_ONCE = 6;

    private final Questions aggregation;
    private final Findings findings;

    ReceiptComparison(Line line, About about, Findings findings) {
        this.aggregation = new Questions(line.instances(Service.AGGREGATION), about);
        this.findings = findings;
    }

    void compare(Map<String, Set<String>> expected) throws InterruptedException {
        ConcurrentLinkedQueue<Map.Entry<String, Set<String>>> left = new ConcurrentLinkedQueue<>(expected.entrySet());
        ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            Thread worker = new Thread(() -> work(left, wrong), "receipts-" + i);
            worker.start();
            workers.add(worker);
        }
        for (Thread worker : workers) {
            worker.join();
        }
        expected.keySet().forEach(receipt -> findings.compared(Kind.WRONG_RECEIPT));
        wrong.forEach(one -> findings.found(Kind.WRONG_RECEIPT, one));
    }

    private void work(ConcurrentLinkedQueue<Map.Entry<String, Set<String>>> left, ConcurrentLinkedQueue<String> wrong) {
        for (Map.Entry<String, Set<String>> one = left.poll(); one != null; one = left.poll()) {
            try {
                JsonNode receipt = aggregation.get("/api/v1/receipts/" + one.getKey());
                String outcome = receipt.path("outcome").asString("none");
                if (!one.getValue().contains(outcome)) {
                    wrong.add(one.getKey() + ": expected " + one.getValue() + ", got " + outcome + " "
                            + receipt.path("updateId").asString(""));
                }
            } catch (IllegalStateException notAnswered) {
                wrong.add(notAnswered.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
