package vn.chitieu.support.request;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** The network of a client, by which its attempts are counted together. */
public final class ClientNetwork {

    private static final int BYTES_OF_A_NETWORK = 8;

    private ClientNetwork() {}

    /**
     * Returns the address itself for IPv4, and the first 64 bits in hex for IPv6: an owner of one such address has as
     * many more in that network as needed. Text that is no address is returned as it is.
     *
     * @param address as the container names it
     */
    public static String of(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, BYTES_OF_A_NETWORK));
        } catch (UnknownHostException noAddress) {
            return address;
        }
    }
}
