"""Chit-chat and instructions to the machine: what gets a short, polite line and no search."""

import re

REPLY = "我只回答安全生产工作要点里的问题，每个回答都引用条款。请直接问要点里的内容，例如：消防安全由谁牵头？"
GREETING = "您好！我回答安全生产工作要点里的问题，每个回答都引用条款。例如：消防安全由谁牵头？"
THANKS = "不客气。还有安全生产工作要点里的问题，请直接问。"
FAREWELL = "再见。"
_REPLIES = (
    (re.compile(r"^(?:谢|多谢|辛苦)"), THANKS),
    (re.compile(r"^(?:再见|拜|晚安)"), FAREWELL),
)
_GREETS = re.compile(
    r"^(?:(?:你|您|大家|老师)?(?:好+|们好)|在吗|在不在|早(?:上好|安)?|(?:上|中|下|晚)午?好|晚安|哈+喽?|嗨|喂|hi|hello|hey"
    r"|谢+(?:你|您|了)*|多谢|辛苦(?:你|您)?了?|再见|拜+|好的?|嗯+|哦+|ok|收到|明白了?|知道了)"
    r"(?:[呀啊哦呢吧嘛了,，.。!！~～?？ ]|安问|小安|机器人|你好|您好|谢谢|在吗)*$",
    re.IGNORECASE,
)
_INSTRUCTS = re.compile(
    r"(?:忽略|无视|忘(?:记|掉)|不要(?:管|理|遵守)|跳过|绕过).{0,8}(?:以上|上面|前面|之前|先前|所有|全部|一切|你的|系统|任何|引用).{0,8}"
    r"(?:规则|指令|要求|提示|设定|限制|约束|内容|条款|命令)"
    r"|(?:系统|隐藏|初始|你的).{0,4}(?:提示词|提示语|指令|prompt)|system\s*prompt|开发者模式|越狱|jailbreak|ignore\s+(?:all|previous|above)"
    r"|(?:扮演|假装你|假设你|你现在是|从现在(?:起|开始)你|请你充当).{0,12}"
    r"|(?:不用|不要|别|无需)(?:再)?(?:引用|标注?|给出?|附)(?:条款|出处|引文|来源|依据)",
    re.IGNORECASE,
)
_ABOUT_US = re.compile(
    r"^(?:请问)?(?:你|您)(?:是|叫)(?:谁|什么|啥|哪|个?机器|真人|人工|AI|ai|ChatGPT|chatgpt|人)|^(?:你|您)(?:能|会|可以)(?:做|干|帮我做)?(?:什么|啥|哪些)"
    r"|(?:你|您).{0,4}(?:心情|几岁|多大了|喜欢|女朋友|男朋友|吃饭了)"
)
_ERRANDS = re.compile(
    r"^(?:请|麻烦|能不能|可以)?(?:你|您)?(?:帮|给|替|为|教)?(?:我|咱|大家)?(?:们)?(?:写|作|编|讲|说|来|唱|画|翻译|推荐|生成)"
    r"(?:一?[首篇封段个则份幅点些])?.{0,14}(?:诗|绝句|笑话|故事|情书|辞职信|朋友圈|作文|歌|文案|论文|检讨|简历|段子|小说|代码)"
    r"(?!.{0,8}(?:谁|哪|怎么|什么|要求))"
)
# Of today's weather no plan speaks; of bad weather it does.
_TODAY = re.compile(
    r"(?:今天|明天|后天|今晚|明早|周末|现在|外面).{0,8}(?:天气|下雨|下雪|气温|温度|几度|带伞|几点|星期几|周几|什么日子)"
)
_CHATS = re.compile(r"天气|下雨|带伞|心情|吃了|好吃|吃饭|聊天|无聊|几点了|星期几|想你|爱你|傻|笨")


def small_talk(question: str) -> str:
    """The polite line for a question that is no question to the plans; "" for every other."""
    bare = question.strip()
    if _GREETS.match(bare):
        return next((reply for form, reply in _REPLIES if form.match(bare)), GREETING)
    if any(form.search(bare) for form in (_INSTRUCTS, _ABOUT_US, _ERRANDS, _TODAY)):
        return REPLY
    return ""


def chat(question: str) -> str:
    """The polite line for a question without evidence that is only chat; "" for every other."""
    return REPLY if _CHATS.search(question) or question.startswith(("你好", "您好")) else ""
