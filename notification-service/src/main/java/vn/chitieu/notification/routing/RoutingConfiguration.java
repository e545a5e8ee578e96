package vn.chitieu.notification.routing;

import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.notification.notice.DigestSlots;
import vn.chitieu.notification.outbox.NoticeRouter;
import vn.chitieu.notification.routing.digest.DigestRepository;
import vn.chitieu.notification.routing.silence.SilenceRepository;

/** When notices go out. */
@Configuration(proxyBeanMethods = false)
class RoutingConfiguration {

    @Bean
    DigestSlots digestSlots(RoutingProperties settings) {
        return settings.digest().toSlots();
    }

    @Bean
    NoticeRouter routing(
            Supplier<Catalog> catalog,
            SilenceRepository silences,
            DigestRepository digests,
            DailyMailQuota allowance,
            DigestSlots slots,
            RoutingProperties settings) {
        RoutingService.Times times = new RoutingService.Times(
                settings.quietHours().toQuietHours(), slots, settings.digest().mostAtOnce());
        return new RoutingService(catalog, silences, digests, allowance, times);
    }
}
