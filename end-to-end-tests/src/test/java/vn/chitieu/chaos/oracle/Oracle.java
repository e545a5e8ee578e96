package vn.chitieu.chaos.oracle;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import vn.chitieu.chaos.input.City;
import vn.chitieu.chaos.input.Journal;
import vn.chitieu.chaos.input.Row;
import vn.chitieu.chaos.line.About;
import vn.chitieu.chaos.line.Line;
import vn.chitieu.chaos.oracle.Findings.Kind;
import vn.chitieu.localstack.services.ServiceProcesses.Service;

/**
 * Says whether everything is as it has to be, once a line is quiet. It shares no code with the services: it reads the
 * logs, the city's files and the answers of the services by means of its own.
 */
public final class Oracle {

    private final Line line;
    private final City city;
    private final About about;
    private final Journal journal;
    private final MailFaults faults;
    private final Findings findings;
    private final List<TopicContent.Record> log;
    private final List<TopicContent.Record> targetLog;
    private final WhatCounts counts;
    private final ExpectedTargets targets;

    /**
     * Reads what the logs have of a city.
     *
     * @param faults what was done to mails
     */
    public Oracle(
            Line line, City city, About about, Path catalog, Journal journal, MailFaults faults, Findings findings) {
        this.about = about;
        this.faults = faults;
        this.line = line;
        this.city = city;
        this.journal = journal;
        this.findings = findings;
        this.log = ofTheCity("indicator-updates");
        this.targetLog = ofTheCity("target-assignments");
        this.counts = WhatCounts.of(log.stream().map(LoggedUpdate::of).toList());
        this.targets = new ExpectedTargets(catalog, targetLog);
    }

    private List<TopicContent.Record> ofTheCity(String topic) {
        return TopicContent.read(line.bootstrapServers(), List.of(topic)).records().stream()
                .filter(record -> {
                    JsonNode event = record.value();
                    return event != null && event.path("city").asString("").equals(city.id());
                })
                .toList();
    }

    /** Returns how many updates of the city are on the log. */
    public int updates() {
        return log.size();
    }

    /** Compares everything. */
    public void compare() throws InterruptedException {
        compareLog();
        new DoorAnswers(line, city, findings).compare();
        new ReceiptComparison(line, about, findings).compare(counts.outcomes());
        Map<String, TopicContent.Record> published =
                new TreeMap<>(TopicContent.latest(line.bootstrapServers(), "quarterly-totals"));
        published.keySet().removeIf(key -> !key.startsWith(city.id() + "/"));
        new TotalComparison(
                        new Questions(line.instances(Service.AGGREGATION), about),
                        city,
                        new ExpectedTotals(city, counts),
                        targets,
                        findings)
                .compare(published);
        Questions notification = new Questions(line.instances(Service.NOTIFICATION), about);
        // The ids of the first city are those of the releases that knew one alone.
        new CaseComparison(notification, about.city().isEmpty() ? "" : about.city() + ":", findings).compare(published);
        new MailComparison(line.mails(), city.id(), faults, findings).compare(notification);
    }

    private void compareLog() {
        Map<String, LoggedUpdate> byReceipt = log.stream()
                .map(LoggedUpdate::of)
                .collect(Collectors.toMap(LoggedUpdate::receipt, Function.identity()));
        for (Journal.Answer answer : journal.answers()) {
            String receipt = answer.receipt();
            if (answer.outcome().equals("ACCEPTED")) {
                findings.compared(Kind.MISSING_UPDATE);
                LoggedUpdate logged = receipt == null ? null : byReceipt.get(receipt);
                if (logged == null || !logged.isAs(answer.row())) {
                    findings.found(Kind.MISSING_UPDATE, receipt + " of " + answer.row() + ", on the log: " + logged);
                }
            }
        }
        Map<String, List<Row>> sent = journal.sent().stream().collect(Collectors.groupingBy(Row::id));
        for (LoggedUpdate logged : byReceipt.values()) {
            findings.compared(Kind.STRANGE_UPDATE);
            boolean wasSentSo = sent.getOrDefault(logged.id(), List.of()).stream()
                    .anyMatch(row -> row.intent() != Row.Intent.BAD && logged.isAs(row));
            if (!wasSentSo) {
                findings.found(Kind.STRANGE_UPDATE, logged + ", sent: " + sent.get(logged.id()));
            }
        }
        Set<String> logged = new HashSet<>();
        targetLog.forEach(record -> logged.add(
                record.value() == null ? "" : record.value().path("id").asString()));
        for (String id : journal.targets().keySet()) {
            findings.compared(Kind.MISSING_TARGET);
            if (!logged.contains(id)) {
                findings.found(Kind.MISSING_TARGET, id);
            }
        }
    }
}
