package vn.chitieu.client;

import vn.chitieu.client.ServiceClient.Outcome;

/** Messages where a call that stores nothing was not answered, or not allowed. */
final class FailureText {

    private FailureText() {}

    /** Returns the exit status, after a message to the user. */
    static int print(Outcome outcome, ClientMessages messages) {
        if (outcome instanceof Outcome.Later later) {
            Connection.err().println(messages.say("noAnswer", messages.reason(later.why())));
            return Chitieu.WAITS;
        }
        byte[] body = outcome instanceof Outcome.NotAllowed not
                ? not.answer().bytes()
                : outcome instanceof Outcome.Refused refused ? refused.answer().bytes() : new byte[0];
        new ResponseText(messages).lines(body).forEach(Connection.err()::println);
        return Chitieu.USAGE;
    }
}
