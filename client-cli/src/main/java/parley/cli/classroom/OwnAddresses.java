package parley.cli.classroom;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;
import java.util.List;

/** By which addresses the room's network finds this machine. */
final class OwnAddresses {

    private OwnAddresses() {}

    /** Those of private networks first. */
    static List<String> all() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .filter(OwnAddresses::isUp)
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .sorted(Comparator.comparing((InetAddress address) -> !address.isSiteLocalAddress()))
                .map(InetAddress::getHostAddress)
                .toList();
    }

    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp();
        } catch (SocketException e) {
            return false;
        }
    }
}
