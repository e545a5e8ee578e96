package vn.chitieu.ingestion;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import vn.chitieu.support.security.PasswordHashes;
import vn.chitieu.support.security.PasswordPolicy;

/** Hashes a password for the settings: the first line of standard input. */
final class HashPassword {

    static final String COMMAND = "hash-password";

    private static final int OK = 0;
    private static final int REFUSED = 2;

    private HashPassword() {}

    static int run() throws IOException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream errors = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        BufferedReader in = new BufferedReader(
                new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8));
        return run(String.valueOf(in.readLine()), out, errors);
    }

    static int run(String password, PrintStream out, PrintStream errors) {
        Optional<String> fault = PasswordPolicy.fault(password);
        if (fault.isPresent()) {
            errors.println(fault.get());
            return REFUSED;
        }
        out.println(PasswordHashes.hash(password));
        return OK;
    }
}
