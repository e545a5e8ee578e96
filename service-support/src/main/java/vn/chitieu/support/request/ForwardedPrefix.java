package vn.chitieu.support.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.util.NetMaskSet;
import org.apache.catalina.valves.ValveBase;
import org.springframework.web.filter.GenericFilterBean;
import org.springframework.web.util.WebUtils;

/**
 * The header {@code X-Forwarded-Prefix}: the path below which a proxy offers this service, and which it takes away
 * before it passes a request on. Redirects and the paths of cookies begin with it, as with a context path. Believed
 * from trusted proxies alone.
 */
final class ForwardedPrefix {

    static final String HEADER = "X-Forwarded-Prefix";

    private static final String ATTRIBUTE = ForwardedPrefix.class.getName();
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_-]{1,40}){1,4}");

    private ForwardedPrefix() {}

    /** Returns a valve that takes note of it; in front of those that change the address of the peer. */
    static ValveBase from(List<String> trustedProxies) {
        NetMaskSet trusted = new NetMaskSet();
        trustedProxies.forEach(trusted::add);
        return new Trusted(trusted);
    }

    private static final class Trusted extends ValveBase {

        private final NetMaskSet proxies;

        private Trusted(NetMaskSet proxies) {
            super(true);
            this.proxies = proxies;
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            String prefix = request.getHeader(HEADER);
            if (prefix != null && isTrusted(request) && PATH.matcher(prefix).matches()) {
                request.setAttribute(ATTRIBUTE, prefix);
            }
            getNext().invoke(request, response);
        }

        private boolean isTrusted(Request request) throws IOException {
            return proxies.contains(InetAddress.getByName(request.getPeerAddr()));
        }
    }

    /** Lets it be the context path of a request. */
    static final class Filter extends GenericFilterBean {

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            Object prefix = request.getAttribute(ATTRIBUTE);
            boolean isNew = WebUtils.getNativeRequest(request, Prefixed.class) == null;
            chain.doFilter(
                    prefix instanceof String path && isNew ? new Prefixed((HttpServletRequest) request, path) : request,
                    (HttpServletResponse) response);
        }
    }

    private static final class Prefixed extends HttpServletRequestWrapper {

        private final String prefix;

        private Prefixed(HttpServletRequest request, String prefix) {
            super(request);
            this.prefix = prefix;
        }

        @Override
        public String getContextPath() {
            return prefix + super.getContextPath();
        }

        @Override
        public String getRequestURI() {
            return prefix + super.getRequestURI();
        }

        @Override
        public StringBuffer getRequestURL() {
            StringBuffer address = super.getRequestURL();
            return address.insert(address.length() - super.getRequestURI().length(), prefix);
        }
    }
}
