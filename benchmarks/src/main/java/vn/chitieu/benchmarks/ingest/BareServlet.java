package vn.chitieu.benchmarks.ingest;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The floor: reads the body, puts each of its lines on a topic as it is, and answers when the broker has all of them.
 * It asks for no key, parses nothing, checks nothing and reports nothing of single rows.
 */
final class BareServlet extends HttpServlet {

    static final String TOPIC = "bare-updates";

    private static final long serialVersionUID = 1L;

    private final transient KafkaProducer<String, byte[]> producer;
    private final String key;

    private BareServlet(KafkaProducer<String, byte[]> producer, String key) {
        this.producer = producer;
        this.key = key;
    }

    /** Runs until it is stopped. Arguments: port, servers of the broker, key of the records, directory for files. */
    public static void main(String[] arguments) throws LifecycleException {
        KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", arguments[1], "acks", "all", "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Path.of(arguments[3]).toString());
        Connector connector = new Connector();
        connector.setPort(Integer.parseInt(arguments[0]));
        // As the service is set.
        connector.setProperty("keepAliveTimeout", "60000");
        connector.setProperty("maxKeepAliveRequests", "-1");
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "bare", new BareServlet(producer, arguments[2]));
        context.addServletMappingDecoded("/*", "bare");
        tomcat.start();
        tomcat.getServer().await();
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = request.getInputStream().readAllBytes();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (int start = 0; start < body.length; ) {
            int end = lineEnd(body, start);
            if (body[start] == '{') {
                int rowEnd = body[end - 1] == ',' ? end - 1 : end;
                sent.add(producer.send(new ProducerRecord<>(TOPIC, key, Arrays.copyOfRange(body, start, rowEnd))));
            }
            start = end + 1;
        }
        try {
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (ExecutionException refused) {
            throw new IOException(refused);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException(stopping);
        }
        byte[] answer = ("{\"accepted\":" + sent.size() + ",\"rejected\":0}").getBytes(StandardCharsets.US_ASCII);
        response.setStatus(HttpServletResponse.SC_ACCEPTED);
        response.setContentType("application/json");
        response.setContentLength(answer.length);
        response.getOutputStream().write(answer);
    }

    private static int lineEnd(byte[] body, int start) {
        int end = start;
        while (end < body.length && body[end] != '\n') {
            end++;
        }
        return end;
    }
}
