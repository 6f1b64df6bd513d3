"""The V-V path: patch tokens in the joint text-image space, from open_clip's own weights.

CLIP was trained to bring its image embedding near to the text, not its patches: compared with text as they
are, patches rank nearly upside down (pixel AUROC .38 on MVTec AD). Attention of values with values keeps a
patch with patches of its kind, and what it adds can be projected as the image embedding is (CLIP Surgery;
AnomalyCLIP's DPAM). Written from the description, without training.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import nn
from torch.nn import functional


def can_attend_values(block: Any) -> bool:
    """Whether a block's attention is a plain one, whose values can take the part of queries and keys."""
    attention = getattr(block, "attn", None)
    if getattr(attention, "in_proj_weight", None) is None or not hasattr(attention, "out_proj"):
        return False
    if isinstance(attention, nn.MultiheadAttention):
        return bool(attention.batch_first)
    extras = (getattr(attention, "logit_scale", None), getattr(attention, "head_scale", None))
    norms = [getattr(attention, name, nn.Identity()) for name in ("ln_q", "ln_k", "ln_inner")]
    return all(extra is None for extra in extras) and all(isinstance(norm, nn.Identity) for norm in norms)


def value_attention(block: Any, tokens: torch.Tensor) -> torch.Tensor:
    """What V-V attention of ``block`` adds to the residual stream: ``tokens [B, T, D]`` -> ``[B, T, D]``.

    softmax(v vᵀ / √(D/heads)) v, a head at a time, then the block's own output projection and layer scale.
    Mixes tokens of one picture only: the first axis is the batch.
    """
    attention = block.attn
    batch, count, width = tokens.shape
    normed = block.ln_1(tokens)  # [B, T, D]
    bias = None if attention.in_proj_bias is None else attention.in_proj_bias[2 * width :]
    values = functional.linear(normed, attention.in_proj_weight[2 * width :], bias)
    heads = attention.num_heads
    values = values.view(batch, count, heads, width // heads).transpose(1, 2)  # [B, H, T, D/H]
    mixed = functional.scaled_dot_product_attention(values, values, values)  # [B, H, T, D/H]
    joined = attention.out_proj(mixed.transpose(1, 2).reshape(batch, count, width))  # [B, T, D]
    added: torch.Tensor = block.ls_1(getattr(block, "ln_attn", nn.Identity())(joined))
    return added
