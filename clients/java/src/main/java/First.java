import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.stub.StreamObserver;
import java.util.List;
import parley.proto.agent.v1.ConcludeRequest;
import parley.proto.agent.v1.ConcludeResponse;
import parley.proto.agent.v1.CountryAgentServiceGrpc;
import parley.proto.agent.v1.DecideRequest;
import parley.proto.agent.v1.DecideResponse;
import parley.proto.agent.v1.DescribeRequest;
import parley.proto.agent.v1.DescribeResponse;
import parley.proto.seat.v1.MenuDeal;
import parley.proto.seat.v1.Move;
import parley.proto.seat.v1.OfferView;
import parley.proto.seat.v1.TableMove;
import parley.proto.seat.v1.TableView;
import parley.proto.seat.v1.TurnKind;
import parley.proto.seat.v1.Wait;

/** A country that asks for its best deal at first and gives way evenly. */
public final class First extends CountryAgentServiceGrpc.CountryAgentServiceImplBase {

    public static void main(String[] args) throws Exception {
        Server server = Grpc.newServerBuilderForPort(Integer.parseInt(args[0]), InsecureServerCredentials.create())
                .addService(new First())
                .build()
                .start();
        System.out.println("listens on 127.0.0.1:" + server.getPort());
        server.awaitTermination();
    }

    @Override
    public void describe(DescribeRequest request, StreamObserver<DescribeResponse> reply) {
        answer(reply, DescribeResponse.newBuilder().setStrategy("my first agent").build());
    }

    @Override
    public void decide(DecideRequest request, StreamObserver<DecideResponse> reply) {
        Move.Builder move = Move.newBuilder();
        if (request.getView().getKind() != TurnKind.TURN_KIND_MEASURES && !request.hasRefusal()) {
            for (TableView table : request.getView().getTablesList()) {
                if (table.getToMove()) {
                    move.addTables(at(table));
                }
            }
        }
        answer(reply, DecideResponse.newBuilder().setMove(move).build());
    }

    /** Accepts what is as good as what it would ask for now. */
    private static TableMove at(TableView table) {
        TableMove.Builder move = TableMove.newBuilder().setTable(table.getTable().getId());
        List<MenuDeal> menu = table.getMenuList();
        if (menu.isEmpty()) {
            return move.setWait(Wait.getDefaultInstance()).build();
        }
        double best = menu.get(0).getSurplus();
        double target = best - (best - menu.get(menu.size() - 1).getSurplus()) * table.getTime();
        OfferView standing = table.getStanding();
        double affordable = table.hasAffordableUsdBn() ? table.getAffordableUsdBn() : Double.POSITIVE_INFINITY;
        if (standing.getBy().equals(table.getOther())
                && standing.getSurplus() >= target
                && standing.getCommitsUsdBn() <= affordable) {
            return move.setAccept(standing.getDeal()).build();
        }
        List<MenuDeal> good = menu.stream().filter(deal -> deal.getSurplus() >= target).toList();
        return move.setOffer(good.get(good.size() - 1).getDeal()).build();
    }

    @Override
    public void conclude(ConcludeRequest request, StreamObserver<ConcludeResponse> reply) {
        answer(reply, ConcludeResponse.getDefaultInstance());
    }

    private static <T> void answer(StreamObserver<T> reply, T message) {
        reply.onNext(message);
        reply.onCompleted();
    }
}
