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
import vn.chitieu.ingestion.audit.AuditRepository;
import vn.chitieu.ingestion.audit.AuditService;
import vn.chitieu.ingestion.audit.UsageCounter;
import vn.chitieu.ingestion.audit.UsageCounterScheduler;
import vn.chitieu.ingestion.authentication.AccessProperties;
import vn.chitieu.ingestion.authentication.AuthenticationFailure;
import vn.chitieu.ingestion.authentication.KeyAuthenticator;
import vn.chitieu.ingestion.authentication.SenderRateLimiter;
import vn.chitieu.ingestion.authentication.TokenAuthenticator;
import vn.chitieu.ingestion.authentication.TokenVerifier;
import vn.chitieu.ingestion.credential.CachedCredentialRepository;
import vn.chitieu.ingestion.credential.CountingCredentialRepository;
import vn.chitieu.ingestion.credential.CredentialRepository;
import vn.chitieu.ingestion.credential.IssueCredential;
import vn.chitieu.ingestion.credential.RevokeCredential;
import vn.chitieu.ingestion.credential.Right;
import vn.chitieu.ingestion.credential.RotateCredential;
import vn.chitieu.ingestion.credential.SecretHash;
import vn.chitieu.ingestion.credential.WardAccounts;
import vn.chitieu.ingestion.exemption.CachedExemptionRepository;
import vn.chitieu.ingestion.exemption.ExemptionRepository;
import vn.chitieu.ingestion.exemption.ExemptionService;
import vn.chitieu.ingestion.kafkaingress.WardSenderResolver;
import vn.chitieu.support.restore.StoreCheck;
import vn.chitieu.support.restore.StoreCheckScheduler;
import vn.chitieu.support.restore.StoreHealthIndicator;
import vn.chitieu.support.restore.StoreHistories;
import vn.chitieu.support.restore.StoreMarks;
import vn.chitieu.support.runtime.OperatorAuthenticator;

/** Puts together who may what. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessProperties.class)
class AuthenticationConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(AuthenticationConfiguration.class);
    private static final Duration LOOKS_AT_THE_STORE = Duration.ofSeconds(10);

    /** So that it is seen after a weekend, too. */
    private static final Duration WARNS_OF_A_RESTORE = Duration.ofDays(7);

    @Bean
    @Primary
    CredentialRepository cachedCredentials(
            @Qualifier("storedCredentials") CredentialRepository store,
            StoreCheckScheduler keeper,
            Clock clock,
            IngestionProperties settings) {
        return new CachedCredentialRepository(
                new CountingCredentialRepository(store, keeper::changed),
                clock,
                settings.ingestion().credentialCache());
    }

    /** Every change of a credential is counted, so a copy of the database without one is noticed. */
    @Bean
    StoreCheckScheduler storeKeeper(StoreCheck witness, Clock clock) {
        return StoreCheckScheduler.ofCountedChanges(witness, clock, LOOKS_AT_THE_STORE);
    }

    @Bean
    StoreCheck storeWitness(StoreHistories histories, StoreMarks marks) {
        return new StoreCheck(
                histories, marks, (history, now) -> LOG.error("Revoke again what was revoked: {}", history.gap()));
    }

    @Bean
    HealthIndicator storeHealthIndicator(StoreCheck witness, Clock clock) {
        return new StoreHealthIndicator(witness, clock, WARNS_OF_A_RESTORE);
    }

    @Bean
    @Primary
    ExemptionRepository cachedExemptions(
            @Qualifier("storedExemptions") ExemptionRepository store, Clock clock, IngestionProperties settings) {
        return new CachedExemptionRepository(store, clock, settings.ingestion().credentialCache());
    }

    @Bean
    ExemptionService grantExemption(
            ExemptionRepository exemptions,
            AuditService audit,
            Supplier<Catalog> catalog,
            SecureRandom random,
            Clock clock) {
        return new ExemptionService(exemptions, audit, catalog, random, clock);
    }

    @Bean
    KeyAuthenticator authenticate(CredentialRepository credentials, IngestionProperties settings, Clock clock) {
        String hash = settings.ingestion().adminKeySha256();
        return new KeyAuthenticator(credentials, hash.isEmpty() ? null : new SecretHash(hash), clock);
    }

    @Bean
    TokenAuthenticator authenticateToken(TokenVerifier tokens, Supplier<Catalog> catalog, Clock clock) {
        return new TokenAuthenticator(tokens, catalog, clock);
    }

    /** The administrator's key shows the details of health. */
    @Bean
    OperatorAuthenticator operators(KeyAuthenticator authenticate) {
        return key -> authenticate.authenticate(key) instanceof AuthenticationFailure.Proven proven
                && proven.credential().has(Right.ADMIN);
    }

    @Bean
    IssueCredential issueCredential(
            CredentialRepository credentials,
            ObjectProvider<WardAccounts> door,
            AuditService audit,
            Supplier<Catalog> catalog,
            SecureRandom random,
            Clock clock) {
        return new IssueCredential(credentials, configured(door), audit, catalog, random, clock);
    }

    @Bean
    RotateCredential rotateCredential(
            CredentialRepository credentials,
            ObjectProvider<WardAccounts> door,
            AuditService audit,
            SecureRandom random,
            Clock clock) {
        return new RotateCredential(credentials, configured(door), audit, random, clock);
    }

    @Bean
    RevokeCredential revokeCredential(
            CredentialRepository credentials, ObjectProvider<WardAccounts> door, AuditService audit, Clock clock) {
        return new RevokeCredential(credentials, configured(door), audit, clock);
    }

    @Bean
    SenderRateLimiter senderLimits(AccessProperties settings) {
        return new SenderRateLimiter(settings.limits());
    }

    @Bean
    AuditService recordChange(AuditRepository trail, Supplier<Catalog> catalog, Clock clock) {
        return new AuditService(trail, catalog, clock);
    }

    @Bean
    WardSenderResolver nameDoorSenders(CredentialRepository credentials, IngestionProperties settings, Clock clock) {
        return new WardSenderResolver(credentials, clock, settings.ingestion().credentialCache());
    }

    /** Each start of a process counts on its own. */
    @Bean
    UsageCounter activity(AuditRepository trail, SecureRandom random, Supplier<Catalog> catalog, Clock clock) {
        return new UsageCounter(trail, "p" + Long.toHexString(random.nextLong()), catalog, clock);
    }

    @Bean
    UsageCounterScheduler activityKeeper(UsageCounter activity, AccessProperties settings) {
        return UsageCounterScheduler.start(activity, settings.auditEvery());
    }

    private static WardAccounts configured(ObjectProvider<WardAccounts> door) {
        return door.getIfAvailable(() -> WardAccounts.NOT_CONFIGURED);
    }
}
