import java.io.FileReader;
import java.time.Duration;
import java.util.*;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.*;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.*;

/** Sends one update over the Kafka door and prints its answer: WardProducer SETTINGS CITY UNIT ID UPDATE. */
public class WardProducer {
    public static void main(String[] args) throws Exception {
        var settings = new Properties(); // where the broker is, and who signs in: docs/for-wards/kafka.md
        settings.load(new FileReader(args[0]));
        settings.putAll(Map.of("acks", "all", "isolation.level", "read_committed"));
        String unit = args[1] + "." + args[2], id = args[3], update = args[4];
        var answers = new TopicPartition("ward-answers." + unit, 0);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
                var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            consumer.assign(List.of(answers));
            consumer.seekToEnd(List.of(answers)); // answers to what was sent before are not waited for
            consumer.position(answers);
            producer.send(new ProducerRecord<>("ward-updates." + unit, id, update)).get(); // kept, not yet judged
            while (true)
                for (var answer : consumer.poll(Duration.ofSeconds(1)))
                    if (id.equals(answer.key())) { System.out.println(answer.value()); return; }
        } catch (Exception e) { // the same again is safe: two with one id count once
            System.err.println("No answer, send the same again: " + (e.getCause() == null ? e : e.getCause()));
            System.exit(1);
        }
    }
}
