"""Updates: gradient descent, and three faster ways down."""

import numpy as np
import torch

from cheat_sheet.row import Group, Row

SHAPES = "`gradient(w)` in the shape of `w`, `loss_of(w)` one number; `lr` the rate, `steps` how many"


def a_valley(rng):
    """A loss, its gradient, and where to start; the loss takes arrays and tensors."""
    return {
        "w": rng.normal(size=2),
        "lr": 0.05,
        "steps": 6,
        "loss_of": lambda w: (w[0] - 1) ** 2 + 4 * (w[1] + 1) ** 2,
        "gradient": lambda w: np.array([2 * (w[0] - 1), 8 * (w[1] + 1)]),
    }


def descend(w, optimizer, loss_of, steps):
    """Where PyTorch's loop comes to."""
    for _ in range(steps):
        optimizer.zero_grad()
        loss_of(w).backward()
        optimizer.step()
    return w


def descent_in_numpy(w, lr, steps, gradient):
    for _ in range(steps):
        w = w - lr * gradient(w)
    return w


def descent_in_torch(w, lr, steps, loss_of):
    w.requires_grad = True
    optimizer = torch.optim.SGD([w], lr=lr)
    for _ in range(steps):
        optimizer.zero_grad()
        loss_of(w).backward()
        optimizer.step()
    return w


descent = Row(
    title="Gradient descent",
    idea=r"$$w \leftarrow w - \eta \cdot \frac{\partial L}{\partial w}$$",
    shapes=SHAPES,
    in_numpy=descent_in_numpy,
    in_torch=descent_in_torch,
    given=a_valley,
    trap="Work out all slopes at the old point, then move everything. If you update $w$ first, the slope of "
    "$b$ belongs to another point.",
    place="04_loss_and_gradient_descent#one-step-downhill",
)


def momentum_in_numpy(w, lr, steps, gradient):
    v = 0.0
    for _ in range(steps):
        v = 0.9 * v + gradient(w)
        w = w - lr * v
    return w


# fmt: off
def momentum_in_torch(w, lr, steps, loss_of):
    w.requires_grad = True
    optimizer = torch.optim.SGD(
        [w], lr=lr, momentum=0.9
    )
    # then the loop of gradient descent
    return descend(w, optimizer, loss_of, steps)
# fmt: on


momentum = Row(
    title="Momentum",
    idea=r"$$\begin{aligned} v &\leftarrow \mu v + g \\ w &\leftarrow w - \eta v \end{aligned}$$",
    shapes=SHAPES,
    in_numpy=momentum_in_numpy,
    in_torch=momentum_in_torch,
    given=a_valley,
    trap="With $\\mu = 0.9$, steps in one direction grow to ten times their length: a rate that was fine before"
    " may now be too large.",
    place="04_loss_and_gradient_descent#go-deeper-a-faster-way-down",
)


def rmsprop_in_numpy(w, lr, steps, gradient):
    s = 0.0
    for _ in range(steps):
        g = gradient(w)
        s = 0.99 * s + 0.01 * g**2
        w = w - lr * g / (np.sqrt(s) + 1e-8)
    return w


def rmsprop_in_torch(w, lr, steps, loss_of):
    w.requires_grad = True
    optimizer = torch.optim.RMSprop([w], lr=lr)
    # then the loop of gradient descent
    return descend(w, optimizer, loss_of, steps)


rmsprop = Row(
    title="RMSprop",
    idea=r"$$\begin{aligned} s &\leftarrow \alpha s + (1 - \alpha) g^2 \\ w &\leftarrow w - \frac{\eta\, g}{\sqrt{s} + "
    r"\varepsilon} \end{aligned}$$",
    shapes=SHAPES,
    in_numpy=rmsprop_in_numpy,
    in_torch=rmsprop_in_torch,
    given=a_valley,
    trap="Steep or flat, a step is about as long as the rate itself. So near the lowest point it goes to and "
    "fro, unless the rate is small.",
    place="04_loss_and_gradient_descent#go-deeper-a-faster-way-down",
)


def adam_in_numpy(w, lr, steps, gradient):
    m = s = 0.0
    for t in range(1, steps + 1):
        g = gradient(w)
        m = 0.9 * m + 0.1 * g
        s = 0.999 * s + 0.001 * g**2
        speed = m / (1 - 0.9**t)
        size = np.sqrt(s / (1 - 0.999**t))
        w = w - lr * speed / (size + 1e-8)
    return w


def adam_in_torch(w, lr, steps, loss_of):
    w.requires_grad = True
    optimizer = torch.optim.Adam([w], lr=lr)
    # then the loop of gradient descent
    return descend(w, optimizer, loss_of, steps)


adam = Row(
    title="Adam",
    idea=r"$$\begin{aligned} m &\leftarrow 0.9\, m + 0.1\, g \\ s &\leftarrow 0.999\, s + 0.001\, g^2 \\ "
    r"w &\leftarrow w - \eta \cdot \frac{\text{speed}}{\text{size} + \varepsilon} \end{aligned}$$",
    shapes=SHAPES,
    in_numpy=adam_in_numpy,
    in_torch=adam_in_torch,
    given=a_valley,
    trap="Count the steps from 1: with $t = 0$ the correction divides by zero. Without the correction, the first "
    "step is about three times as long as it should be.",
    place="04_loss_and_gradient_descent#go-deeper-a-faster-way-down",
)

GROUP = Group("Updates", (descent, momentum, rmsprop, adam))
