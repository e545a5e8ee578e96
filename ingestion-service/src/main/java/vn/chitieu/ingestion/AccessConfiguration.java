package vn.chitieu.ingestion;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.ingestion.audit.Activity;
import vn.chitieu.ingestion.audit.ActivityKeeper;
import vn.chitieu.ingestion.audit.AuditTrail;
import vn.chitieu.ingestion.audit.RecordChange;
import vn.chitieu.ingestion.authentication.AccessSettings;
import vn.chitieu.ingestion.authentication.Authenticate;
import vn.chitieu.ingestion.authentication.AuthenticateToken;
import vn.chitieu.ingestion.authentication.Proof;
import vn.chitieu.ingestion.authentication.SenderLimits;
import vn.chitieu.ingestion.authentication.Tokens;
import vn.chitieu.ingestion.credential.CachedCredentials;
import vn.chitieu.ingestion.credential.CountedCredentials;
import vn.chitieu.ingestion.credential.Credentials;
import vn.chitieu.ingestion.credential.DoorAccounts;
import vn.chitieu.ingestion.credential.IssueCredential;
import vn.chitieu.ingestion.credential.RevokeCredential;
import vn.chitieu.ingestion.credential.Right;
import vn.chitieu.ingestion.credential.RotateCredential;
import vn.chitieu.ingestion.credential.SecretHash;
import vn.chitieu.ingestion.exemption.CachedExemptions;
import vn.chitieu.ingestion.exemption.Exemptions;
import vn.chitieu.ingestion.exemption.GrantExemption;
import vn.chitieu.ingestion.kafkaingress.NameDoorSenders;
import vn.chitieu.support.restore.StoreHealthIndicator;
import vn.chitieu.support.restore.StoreHistories;
import vn.chitieu.support.restore.StoreKeeper;
import vn.chitieu.support.restore.StoreMarks;
import vn.chitieu.support.restore.StoreWitness;
import vn.chitieu.support.runtime.Operators;

/** Puts together who may what. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessSettings.class)
class AccessConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(AccessConfiguration.class);
    private static final Duration LOOKS_AT_THE_STORE = Duration.ofSeconds(10);

    /** So that it is seen after a weekend, too. */
    private static final Duration WARNS_OF_A_RESTORE = Duration.ofDays(7);

    @Bean
    @Primary
    Credentials cachedCredentials(
            @Qualifier("storedCredentials") Credentials store,
            StoreKeeper keeper,
            Clock clock,
            IngestionSettings settings) {
        return new CachedCredentials(
                new CountedCredentials(store, keeper::changed),
                clock,
                settings.ingestion().credentialCache());
    }

    /** Every change of a credential is counted, so a copy of the database without one is noticed. */
    @Bean
    StoreKeeper storeKeeper(StoreWitness witness, Clock clock) {
        return StoreKeeper.ofCountedChanges(witness, clock, LOOKS_AT_THE_STORE);
    }

    @Bean
    StoreWitness storeWitness(StoreHistories histories, StoreMarks marks) {
        return new StoreWitness(
                histories, marks, (history, now) -> LOG.error("Revoke again what was revoked: {}", history.gap()));
    }

    @Bean
    HealthIndicator storeHealthIndicator(StoreWitness witness, Clock clock) {
        return new StoreHealthIndicator(witness, clock, WARNS_OF_A_RESTORE);
    }

    @Bean
    @Primary
    Exemptions cachedExemptions(
            @Qualifier("storedExemptions") Exemptions store, Clock clock, IngestionSettings settings) {
        return new CachedExemptions(store, clock, settings.ingestion().credentialCache());
    }

    @Bean
    GrantExemption grantExemption(
            Exemptions exemptions, RecordChange audit, Supplier<Catalog> catalog, SecureRandom random, Clock clock) {
        return new GrantExemption(exemptions, audit, catalog, random, clock);
    }

    @Bean
    Authenticate authenticate(Credentials credentials, IngestionSettings settings, Clock clock) {
        String hash = settings.ingestion().adminKeySha256();
        return new Authenticate(credentials, hash.isEmpty() ? null : new SecretHash(hash), clock);
    }

    @Bean
    AuthenticateToken authenticateToken(Tokens tokens, Supplier<Catalog> catalog, Clock clock) {
        return new AuthenticateToken(tokens, catalog, clock);
    }

    /** The administrator's key shows the details of health. */
    @Bean
    Operators operators(Authenticate authenticate) {
        return key -> authenticate.authenticate(key) instanceof Proof.Proven proven
                && proven.credential().has(Right.ADMIN);
    }

    @Bean
    IssueCredential issueCredential(
            Credentials credentials,
            ObjectProvider<DoorAccounts> door,
            RecordChange audit,
            Supplier<Catalog> catalog,
            SecureRandom random,
            Clock clock) {
        return new IssueCredential(credentials, configured(door), audit, catalog, random, clock);
    }

    @Bean
    RotateCredential rotateCredential(
            Credentials credentials,
            ObjectProvider<DoorAccounts> door,
            RecordChange audit,
            SecureRandom random,
            Clock clock) {
        return new RotateCredential(credentials, configured(door), audit, random, clock);
    }

    @Bean
    RevokeCredential revokeCredential(
            Credentials credentials, ObjectProvider<DoorAccounts> door, RecordChange audit, Clock clock) {
        return new RevokeCredential(credentials, configured(door), audit, clock);
    }

    @Bean
    SenderLimits senderLimits(AccessSettings settings) {
        return new SenderLimits(settings.limits());
    }

    @Bean
    RecordChange recordChange(AuditTrail trail, Supplier<Catalog> catalog, Clock clock) {
        return new RecordChange(trail, catalog, clock);
    }

    @Bean
    NameDoorSenders nameDoorSenders(Credentials credentials, IngestionSettings settings, Clock clock) {
        return new NameDoorSenders(credentials, clock, settings.ingestion().credentialCache());
    }

    /** Each start of a process counts on its own. */
    @Bean
    Activity activity(AuditTrail trail, SecureRandom random, Supplier<Catalog> catalog, Clock clock) {
        return new Activity(trail, "p" + Long.toHexString(random.nextLong()), catalog, clock);
    }

    @Bean
    ActivityKeeper activityKeeper(Activity activity, AccessSettings settings) {
        return ActivityKeeper.start(activity, settings.auditEvery());
    }

    private static DoorAccounts configured(ObjectProvider<DoorAccounts> door) {
        return door.getIfAvailable(() -> DoorAccounts.NOT_CONFIGURED);
    }
}
