"""Steps of training, put together in wrong ways."""

from functools import partial

from dl101.checker import LazyModule

torch = LazyModule("torch")


def step(order, result=lambda loss: loss.item()):
    """An answer to `train_step` that does these things in this order, and returns `result(loss)`.

    `order` names them: "zero", "forward", "backward", "step".
    """

    def answer(model, loss_fn, optimizer, X, y):
        loss = loss_fn(model(X), y)
        do = {"zero": optimizer.zero_grad, "backward": loss.backward, "step": optimizer.step}
        for name in order.split():
            do[name]()
        return result(loss)

    return answer


def loss_afterwards(model, loss_fn, optimizer, X, y):
    step("zero backward step")(model, loss_fn, optimizer, X, y)
    return loss_fn(model(X), y).item()


def example_by_example(last):
    """An update for each example; the last one's loss comes back, or the mean of all."""

    def answer(model, loss_fn, optimizer, X, y):
        one = step("zero backward step")
        losses = [one(model, loss_fn, optimizer, X[i : i + 1], y[i : i + 1]) for i in range(len(X))]
        return losses[-1] if last else sum(losses) / len(losses)

    return answer


def exchanged(model, loss_fn, optimizer, X, y):
    optimizer.zero_grad()
    loss = loss_fn(y, model(X))
    loss.backward()
    optimizer.step()
    return loss.item()


def with_own_loss(name):
    """A right step with a loss of PyTorch's, whichever came in."""

    def answer(model, loss_fn, optimizer, X, y):
        own = getattr(torch.nn.functional, name)
        return step("zero backward step")(model, own, optimizer, X, y)

    return answer


def in_mode(before, after):
    """A right step that sets the mode of the network before and after it: training (True), evaluation, or neither."""

    def answer(model, loss_fn, optimizer, X, y):
        model.train(model.training if before is None else before)
        loss = step("zero backward step")(model, loss_fn, optimizer, X, y)
        model.train(model.training if after is None else after)
        return loss

    return answer


def with_fixed_rate(model, loss_fn, optimizer, X, y, rate=0.01):
    """The update by hand, with a rate that is nobody's."""
    model.zero_grad()
    loss = loss_fn(model(X), y)
    loss.backward()
    with torch.no_grad():
        for parameter in model.parameters():
            parameter -= rate * parameter.grad
    return loss.item()


def nothing(loss):
    return None


def itself(loss):
    return loss


def training(order, rate=lambda rate, epochs: rate, rounds=range, result=list):
    """An answer to `fix_zero_grad` that does these things in each round, and returns `result` of the losses as tensors.

    `order` may also name "note": there, the loss of the present network is noted.
    """

    def answer(model, X, y, epochs, learning_rate):
        optimizer = torch.optim.SGD(model.parameters(), lr=rate(learning_rate, epochs))
        losses = []
        for _ in rounds(epochs):
            loss = torch.nn.functional.mse_loss(model(X), y)
            do = {"zero": optimizer.zero_grad, "backward": loss.backward, "step": optimizer.step}
            do["note"] = partial(note, losses, model, X, y)
            for name in order.split():
                do[name]()
            losses += [] if "note" in order else [loss]
        return result(losses)

    return answer


def note(losses, model, X, y):
    losses.append(torch.nn.functional.mse_loss(model(X), y))


def numbers(losses):
    return [loss.item() for loss in losses]


def first_only(model, X, y, epochs, learning_rate):
    """`return` inside the loop."""
    return training("zero backward step", result=numbers)(model, X, y, 1, learning_rate)
