package vn.chitieu.notification.routing;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.notice.DigestSlots;
import vn.chitieu.notification.outbox.NoticeRouter;
import vn.chitieu.notification.outbox.TracedRouter;
import vn.chitieu.notification.routing.digest.DigestRepository;
import vn.chitieu.notification.routing.silence.SilenceRepository;
import vn.chitieu.support.tracing.FigureTracer;

/** When notices go out. */
@Configuration(proxyBeanMethods = false)
class RoutingConfiguration {

    @Bean
    DigestSlots digestSlots(RoutingProperties settings) {
        return settings.digest().toSlots();
    }

    @Bean
    NoticeRouter routing(
            Catalogs catalogs,
            CityIds cities,
            SilenceRepository silences,
            DigestRepository digests,
            DailyMailQuota allowance,
            RoutingProperties settings,
            FigureTracer tracer) {
        return TracedRouter.of(
                new RoutingService(catalogs, cities, silences, digests, allowance, settings.toTimes()), tracer);
    }
}
