package vn.chitieu.support.testing;

/**
 * In what the doors of two services differ, for {@link SignInContract}.
 *
 * @param address of the running service, without a slash at its end
 * @param management the address of its management port
 * @param cookies the first part of the names of its cookies, such as {@code CHITIEU}
 * @param readerKey a key that may read everything and change nothing
 * @param page a page with a query, such as {@code /?lang=en}
 * @param questions a path of the API that people and the key may read
 * @param changes a path of the API that takes a POST of {@code staff-2}, or of the leader
 */
public record ServiceDoors(
        String address,
        String management,
        String cookies,
        String readerKey,
        String page,
        String questions,
        String changes) {}
