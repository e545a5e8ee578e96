"""Sends one update over the Kafka door and prints its answer: ward_producer.py SERVERS USER CITY UNIT UPDATE.

The password is in WARD_PASSWORD, unset for a broker without sign-in. Needs confluent-kafka (python3-confluent-kafka).
"""
import json
import os
import sys
from confluent_kafka import Consumer, KafkaException, Producer, TopicPartition

servers, user, city, unit, update = sys.argv[1:]
key = json.loads(update)["id"].encode()
sign_in = {"bootstrap.servers": servers}
if password := os.environ.get("WARD_PASSWORD"):
    sign_in |= {"sasl.mechanism": "SCRAM-SHA-512", "sasl.username": user, "sasl.password": password,
                "security.protocol": os.environ.get("WARD_PROTOCOL", "SASL_PLAINTEXT")}

answers = Consumer({**sign_in, "group.id": user, "isolation.level": "read_committed"})
end = answers.get_watermark_offsets(TopicPartition(f"ward-answers.{city}.{unit}", 0), timeout=30)[1]
answers.assign([TopicPartition(f"ward-answers.{city}.{unit}", 0, end)])  # not those to what was sent before

failed = []
producer = Producer({**sign_in, "acks": "all", "message.timeout.ms": 30_000})
producer.produce(f"ward-updates.{city}.{unit}", update.encode(), key, on_delivery=lambda error, _: failed.append(error))
producer.flush()
if failed[0]:
    raise KafkaException(failed[0])

while (answer := answers.poll(60)) is None or answer.key() != key:
    if answer is None or answer.error():
        sys.exit(f"no answer: {answer and answer.error()}")
print(answer.value().decode())
