package vn.chitieu.notification.administration;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Person;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.cases.CasePolicyProperties;
import vn.chitieu.notification.mail.MailSettings;
import vn.chitieu.notification.reminder.ReminderProperties;
import vn.chitieu.notification.routing.RoutingProperties;

/** Answers what administrators ask of the settings, and of the people whom mails are for. */
@Service
final class AdministrationSettings {

    private final MailSettings mail;
    private final CasePolicyProperties cases;
    private final RoutingProperties routing;
    private final ReminderProperties reminders;

    AdministrationSettings(
            MailSettings mail, CasePolicyProperties cases, RoutingProperties routing, ReminderProperties reminders) {
        this.mail = mail;
        this.cases = cases;
        this.routing = routing;
        this.reminders = reminders;
    }

    /** Returns how mails are sent. */
    MailSettings mail() {
        return mail;
    }

    /**
     * Returns when alerts of a city are raised and its mails leave; the start has checked that indicators are known.
     */
    AlertSettings alerts(Catalog city) {
        return AlertSettings.of(cases.toPolicies(indicator -> true), routing.toTimes(), reminders.toPolicy(), city);
    }

    /** Returns the people of a city on a day, in the order of the catalog. */
    static List<Person> people(Catalog city, LocalDate day) {
        return city.people().stream()
                .filter(person -> person.validity().includes(day))
                .toList();
    }

    /** Returns the units of a city on a day that no position heads, in the order of the catalog. */
    static List<ReportingUnit> withoutHead(Catalog city, LocalDate day) {
        Set<Scope> headed = people(city, day).stream()
                .filter(person -> person.role() == Person.Role.HEAD)
                .map(Person::inChargeOf)
                .collect(Collectors.toSet());
        return city.units().stream()
                .filter(unit -> unit.versions().stream()
                        .anyMatch(version ->
                                version.outside() == null && version.validity().includes(day)))
                .filter(unit -> !headed.contains(new Scope.Unit(unit.id())))
                .toList();
    }
}
