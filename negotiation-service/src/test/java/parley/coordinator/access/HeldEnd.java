package parley.coordinator.access;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import parley.coordinator.session.Lead;
import parley.coordinator.session.Line;
import parley.coordinator.session.SessionLog;
import parley.coordinator.session.Store;

/** Takes its time to write that a session is over: everything has happened then, and nothing is open yet. */
final class HeldEnd {

    private final CompletableFuture<Void> released = new CompletableFuture<>();
    private final CountDownLatch reached = new CountDownLatch(1);

    /** A store that keeps nothing, but for this. */
    Store store() {
        Store none = Store.none();
        InvocationHandler handler = (proxy, method, args) -> {
            try {
                Object result = method.invoke(none, args);
                return method.getName().equals("open") ? ((Optional<?>) result).map(lead -> held((Lead) lead)) : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return (Store) Proxy.newProxyInstance(Store.class.getClassLoader(), new Class<?>[] {Store.class}, handler);
    }

    private Lead held(Lead lead) {
        SessionLog log = line -> {
            if (line instanceof Line.Ended) {
                reached.countDown();
                return released;
            }
            return lead.log().append(line);
        };
        return new Lead(lead.session(), lead.lines(), log);
    }

    /** Waits until a session has come to its end but for saying so. */
    void await() throws InterruptedException {
        reached.await();
    }

    void release() {
        released.complete(null);
    }
}
